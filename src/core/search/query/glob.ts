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
  const tests = patterns.map((pattern) => compileWildcards(pattern, false));
  return (path) => tests.some((fits) => fits(path));
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
