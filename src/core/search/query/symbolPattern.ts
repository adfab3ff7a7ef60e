// What people type for a symbol → whether a chunk's symbols fit.

import { splitSymbols } from '../../chunking/symbols.ts';
import { compileGlob } from './glob.ts';
import { foldsCase } from './smartCase.ts';

/**
 * `send` is any definition of that name, `Session.send` one in that scope, `Session.*` all that
 * stand directly in it; `::`, `#` and `->` are read as dots.
 *
 * @param typed  a glob whose parts are scopes; with a capital, case counts
 * @returns      whether one of the symbols of a chunk fits, by its whole name or its last parts
 */
export function compileSymbolPattern(typed: string): (symbol: string | undefined) => boolean {
  const fold = foldsCase(typed);
  const glob = fold(toParts(typed));
  const fits = compileGlob(glob);
  // Without `**` a glob fits as many parts as it has itself; alternatives may differ in them.
  const count = /\*\*|\{/.test(glob) ? undefined : glob.split('/').length;
  return (symbol) =>
    splitSymbols(symbol).some((name) => endsOf(fold(toParts(name)), count).some(fits));
}

/** Scopes are to a name what folders are to a file. */
function toParts(name: string): string {
  return name.replace(/::|#|->|\./g, '/');
}

/** `a/b/c` → `a/b/c`, `b/c`, `c`, or only the one that has `count` parts */
function endsOf(name: string, count: number | undefined): string[] {
  const parts = name.split('/');
  if (count !== undefined) return count > parts.length ? [] : [parts.slice(-count).join('/')];
  return parts.map((_, index) => parts.slice(index).join('/'));
}
