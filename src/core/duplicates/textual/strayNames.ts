// Whether two pieces of one shape differ by renaming alone: each name of the one stands for one
// name of the other, and the other way round.

import { tokenClass, type TokenLines } from './tokenLines.ts';

/**
 * @param a @param b  of one length, the same when names and literals are set aside
 * @returns           share of the names, 0…1, that break the mapping; 0 when there are none
 */
export function shareOfStrayNames(a: TokenLines, b: TokenLines): number {
  const forward = new Map<number, number>();
  const backward = new Map<number, number>();
  let names = 0;
  let stray = 0;
  for (let index = 0; index < a.classes.length; index++) {
    if (a.classes[index] !== tokenClass.word) continue;
    names += 1;
    const from = a.exact[index] ?? 0;
    const to = b.exact[index] ?? 0;
    if (!forward.has(from) && !backward.has(to)) {
      forward.set(from, to);
      backward.set(to, from);
    } else if (forward.get(from) !== to) stray += 1;
  }
  return names === 0 ? 0 : stray / names;
}
