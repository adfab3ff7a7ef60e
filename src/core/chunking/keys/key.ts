// What every finder of keys gives, and how a key becomes a name.

import type { Declaration } from '../declarations.ts';
import type { LineTable } from '../lines.ts';

/** Keys of maps, in order, down to {@link maxKeyDepth}; what is in lists has no path of its own. */
export type KeyFinder = (table: LineTable) => Declaration[];

/** `paths./users.get.responses`: deeper ones say little, their values are cut by layout. */
export const maxKeyDepth = 4;

/** A longer one is data. */
const maxKeyLength = 80;

/** @returns undefined for what cannot be a name in a path of keys */
export function keyAt(line: number, depth: number, key: string): Declaration | undefined {
  // A comma with a space stands between the names of one chunk.
  const name = key.trim().replace(/,\s+/g, ',');
  if (name === '' || name.length > maxKeyLength) return undefined;
  return { line, indentation: depth, kind: 'block', name };
}
