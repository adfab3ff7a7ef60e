// Paths below a folder, in the form that the index keeps: relative, with `/` between the parts.

import { isAbsolute, relative, sep } from 'node:path';

/**
 * @param folder  absolute
 * @param path    absolute
 * @returns       '' for the folder itself; undefined for what lies outside
 */
export function pathInside(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  // On Windows the path to another drive is absolute.
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return toSlashes(inside);
}

export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
