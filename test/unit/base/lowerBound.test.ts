import { expect, it } from 'vitest';
import { lowerBound } from '../../../src/base/lowerBound.ts';

const numbers = Uint32Array.of(2, 4, 4, 4, 9);

it.each([
  [0, 0],
  [2, 0],
  [3, 1],
  [4, 1],
  [5, 4],
  [9, 4],
  [10, 5],
])('the first that is not below %d is at %d', (value, expected) => {
  expect(lowerBound(numbers, value)).toBe(expected);
});

it('is 0 where there are none', () => {
  expect(lowerBound(new Uint32Array(), 7)).toBe(0);
});
