// Globs as people type them, over parts between slashes. Compiled to the wildcards of git
// patterns, which never hang, with braces besides.

import { compileWildcards } from '../../corpus/wildcards.ts';

/** More alternatives than anyone types; beyond them a brace is a letter. */
const maxAlternatives = 64;

/**
 * @param glob  `*` stands for any characters of one part, `?` for one character, `**` for any
 *              parts, `{a,b}` for either; `[ab]` for one of the characters or for itself, because
 *              folders are named so
 * @returns     whether a path fits as a whole; time is bounded by the square of its length
 */
export function compileGlob(glob: string): (path: string) => boolean {
  const plain = expandBraces(glob);
  const patterns = plain.flatMap((each) =>
    each.includes('[') ? [each, each.replaceAll('[', '\\[')] : [each],
  );
  const tests = patterns.map(compileAlternative);
  return (path) => tests.some((fits) => fits(path));
}

const anywhere = '**/';
const allBelow = '/**';
const anyEnding = '.*';

/** What most people type needs no search for wildcards, and is asked of every path of a root. */
function compileAlternative(pattern: string): (path: string) => boolean {
  if (!pattern.startsWith(anywhere)) return compileWildcards(pattern, false);
  const rest = pattern.slice(anywhere.length);
  if (rest.endsWith(allBelow) && isPlain(rest.slice(0, -allBelow.length))) {
    const folder = `/${rest.slice(0, -allBelow.length)}/`;
    return (path) => `/${path}`.includes(folder);
  }
  if (isPlain(rest)) return (path) => `/${path}`.endsWith(`/${rest}`);
  if (rest.endsWith(anyEnding) && isPlain(rest.slice(0, -anyEnding.length))) {
    const start = `/${rest.slice(0, -1)}`;
    return (path) => {
      const slashed = `/${path}`;
      const found = slashed.lastIndexOf(start);
      return found !== -1 && !slashed.includes('/', found + start.length);
    };
  }
  const fits = compileWildcards(rest.includes('/') ? pattern : rest, false);
  return rest.includes('/') ? fits : (path) => fits(path.slice(path.lastIndexOf('/') + 1));
}

function isPlain(pattern: string): boolean {
  return !/[*?[\\]/.test(pattern);
}

/** `a{b,c{d,e}}` → `ab`, `acd`, `ace`; a brace without its partner is a letter. */
export function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const waiting = [glob];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // Innermost first: its alternatives hold no braces.
    const match = /\{([^{}]*,[^{}]*)\}/.exec(next);
    const parts = match?.[1]?.split(',') ?? [];
    if (match === null || done.length + waiting.length + parts.length > maxAlternatives) {
      done.push(next);
      continue;
    }
    const head = next.slice(0, match.index);
    const tail = next.slice(match.index + match[0].length);
    waiting.push(...parts.map((part) => head + part + tail).reverse());
  }
  return [...new Set(done)];
}
