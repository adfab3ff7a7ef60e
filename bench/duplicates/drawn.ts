// A part of many things, the same on every run.

import { seededRandom } from '../../test/support/seededRandom.ts';

/** @returns so many of the values, in an order of chance; all of them where there are fewer */
export function drawn<T>(values: readonly T[], count: number, seed: number): T[] {
  const random = seededRandom(seed);
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ value }) => value);
}
