import { expect, it } from 'vitest';
import { pairLength, pairTensors } from '../../../../bench/sbert/pairInput.ts';

const format = { classId: 90, separatorId: 91, paddingId: 0, maxTokens: 8 };

it('puts [CLS] before, [SEP] between, the second text in a segment of its own', () => {
  const pairs = [
    { first: [1, 2], second: [3] },
    { first: [4], second: [] },
  ];
  const { ids, mask, segments } = pairTensors(format, { textIndices: [0, 1], width: 5 }, pairs);
  expect([...ids].map(Number)).toEqual([90, 1, 2, 91, 3, 90, 4, 91, 0, 0]);
  expect([...mask].map(Number)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
  expect([...segments].map(Number)).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
});

it('cuts the second text to the window', () => {
  const pair = { first: [1, 2], second: [3, 4, 5, 6, 7, 8] };
  expect(pairLength(format, pair)).toBe(8);
  const { ids } = pairTensors(format, { textIndices: [0], width: 8 }, [pair]);
  expect([...ids].map(Number)).toEqual([90, 1, 2, 91, 3, 4, 5, 6]);
});

it('lets the first text take 64 tokens and no more', () => {
  const wide = { ...format, maxTokens: 256 };
  const first = Array.from({ length: 100 }, (_, id) => id);
  expect(pairLength(wide, { first, second: [1, 2] })).toBe(64 + 2 + 2);
});
