import { expect, test } from 'vitest';
import { splitAtBorders } from '../../../../../src/core/duplicates/textual/splitAtBorders.ts';

const range = (start: number, end: number) => ({ start, end });
const pieces = [range(1, 10), range(12, 20), range(22, 30)];

test('a span from one piece to the next one is parted between them', () => {
  expect(splitAtBorders(pieces, pieces, { a: range(5, 15), b: range(16, 26) })).toEqual([
    { a: range(5, 10), b: range(16, 20) },
    { a: range(12, 15), b: range(22, 26) },
  ]);
});

test.each([
  ['lies within a piece', { a: range(2, 9), b: range(13, 20) }],
  ['holds a piece as a whole', { a: range(1, 15), b: range(12, 26) }],
  ['goes over three pieces', { a: range(5, 25), b: range(5, 25) }],
  ['crosses a border on one side only', { a: range(5, 15), b: range(22, 29) }],
])('a span that %s stays as it is', (_, lines) => {
  expect(splitAtBorders(pieces, pieces, lines)).toEqual([lines]);
});
