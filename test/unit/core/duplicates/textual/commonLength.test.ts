import { expect, test } from 'vitest';
import { commonLength } from '../../../../../src/core/duplicates/textual/commonLength.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

/** The table as the textbook fills it. */
function byTable(a: Uint32Array, b: Uint32Array): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const value of a) {
    const next = [0];
    b.forEach((other, index) => {
      const longest = Math.max(row[index + 1] ?? 0, next[index] ?? 0);
      next.push(value === other ? (row[index] ?? 0) + 1 : longest);
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('is what the table of all cells says', () => {
  const random = seededRandom(3);
  const streamOf = (length: number, alphabet: number) =>
    Uint32Array.from({ length }, () => Math.floor(random() * alphabet));
  for (const alphabet of [1, 2, 5, 30]) {
    for (const [lengthA, lengthB] of [
      [0, 9],
      [1, 1],
      [31, 40],
      [32, 32],
      [33, 90],
      [130, 65],
    ]) {
      const a = streamOf(lengthA ?? 0, alphabet);
      const b = streamOf(lengthB ?? 0, alphabet);
      expect(commonLength(a, b)).toBe(byTable(a, b));
      expect(commonLength(b, a)).toBe(byTable(a, b));
    }
  }
});

test('takes hashes of 32 bits for what they are', () => {
  expect(commonLength(Uint32Array.of(2 ** 32 - 1, 7), Uint32Array.of(3, 2 ** 32 - 1))).toBe(1);
});

test('tells nothing that is sure to be shorter than what matters', () => {
  const a = Uint32Array.of(1, 2, 3, 4, 5, 6);
  const b = Uint32Array.of(9, 2, 3, 8, 5, 7);
  expect(commonLength(a, b, 3)).toBe(3);
  expect(commonLength(a, b, 4)).toBe(0);
});

test('forgets the streams that it was asked for before', () => {
  const long = Uint32Array.from({ length: 3_000 }, (_, index) => index);
  expect(commonLength(long, long.toReversed())).toBe(1);
  expect(commonLength(Uint32Array.of(5, 1, 7), Uint32Array.of(7, 1, 2))).toBe(1);
});
