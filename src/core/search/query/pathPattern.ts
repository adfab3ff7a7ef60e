// What people type for a path → whether a path fits, as the editor's own search reads it. One reading for the
// filter `path:`, the option of the command line and the box of the panel.

import { compileGlob } from './glob.ts';
import { foldsCase } from './smartCase.ts';

export interface PathChoice {
  /** Any of them is enough; empty for all paths. */
  readonly wanted: readonly string[];
  readonly excluded: readonly string[];
}

/** @param patterns  those that begin with `!` exclude */
export function partPatterns(patterns: readonly string[]): PathChoice {
  return {
    wanted: patterns.filter((pattern) => !pattern.startsWith('!')),
    excluded: patterns
      .filter((pattern) => pattern.startsWith('!'))
      .map((pattern) => pattern.slice(1)),
  };
}

/** @returns whether a path fits what {@link expandPathPattern} says; with a capital, case counts */
export function compilePathPattern(typed: string): (path: string) => boolean {
  const fold = foldsCase(typed);
  const globs = expandPathPattern(typed).map((glob) => compileGlob(fold(glob)));
  return (path) => {
    const folded = fold(path);
    return globs.some((fits) => fits(folded));
  };
}

/**
 * `session` is any file or folder of that name, whatever its ending; `src/session` those parts
 * after each other anywhere; `*.ts` is meant in every folder, `src/*.ts` from the root; `./src`
 * and `/src` are only at the root; `src/` is only a folder.
 *
 * @param typed  with `/` or `\` between the parts
 * @returns      globs with `/`, from the root, any of which may fit; none for a blank text
 */
export function expandPathPattern(typed: string): string[] {
  const slashed = typed.trim().replaceAll('\\', '/');
  const plain = slashed.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  if (plain === '' || plain === '.') return slashed === '' ? [] : ['**'];
  const isAnchored = /^\.?\//.test(slashed);
  const hasWildcard = /[*?{]/.test(plain);
  const isFromRoot = isAnchored || plain.startsWith('**/') || (hasWildcard && plain.includes('/'));
  const base = isFromRoot ? plain : `**/${plain}`;
  if (slashed.endsWith('/')) return [`${base}/**`];
  return hasWildcard ? [base, `${base}/**`] : [base, `${base}/**`, `${base}.*`];
}
