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
  const literal = longestLiteral(glob);
  // Without `**` a glob fits as many parts as it has itself; alternatives may differ in them.
  const count = /\*\*|\{/.test(glob) ? undefined : glob.split('/').length;
  const fitsName = (name: string): boolean =>
    count === 1 ? fits(lastPart(name)) : endsOf(toParts(name), count).some(fits);
  return (symbol) => {
    // Asked of every chunk of a root, and most have nothing of it.
    if (symbol === undefined) return false;
    const folded = fold(symbol);
    return folded.includes(literal) && splitSymbols(folded).some(fitsName);
  };
}

/** The longest text that stands in whatever fits, as it is; '' when that is not known. */
function longestLiteral(glob: string): string {
  if (/[{[\\]/.test(glob)) return '';
  const literals = glob.split(/[*?/]+/);
  return literals.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

/** What {@link toParts} would put behind the last slash. */
function lastPart(name: string): string {
  for (let end = name.length; end > 0; end--) {
    const before = name[end - 1];
    const isSeparator =
      before === '.' ||
      before === '#' ||
      before === '/' ||
      (before === ':' && name[end - 2] === ':') ||
      (before === '>' && name[end - 2] === '-');
    if (isSeparator) return name.slice(end);
  }
  return name;
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
