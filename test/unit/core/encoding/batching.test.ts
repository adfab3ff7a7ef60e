import { describe, expect, it } from 'vitest';
import { batchTokenBudget, planBatches } from '../../../../src/core/encoding/batching.ts';

describe('planBatches', () => {
  it('puts texts of like length together, the longest first', () => {
    expect(planBatches([2, 9, 3, 8, 2], 20)).toEqual([
      { textIndices: [1, 3], width: 9 },
      { textIndices: [2, 0, 4], width: 3 },
    ]);
  });

  it('gives a text that is longer than the budget a batch of its own', () => {
    expect(planBatches([5, 50], 10)).toEqual([
      { textIndices: [1], width: 50 },
      { textIndices: [0], width: 5 },
    ]);
  });

  it('holds every text once and stays within the budget, padding included', () => {
    const tokenCounts = Array.from({ length: 500 }, (_, index) => (index * 7919) % 257);
    const batches = planBatches(tokenCounts, 1024);
    const positions = batches.flatMap(({ textIndices }) => textIndices);
    expect(positions.toSorted((a, b) => a - b)).toEqual(tokenCounts.map((_, index) => index));
    for (const { textIndices, width } of batches) {
      expect(textIndices.length * width).toBeLessThanOrEqual(1024);
      for (const index of textIndices) expect(tokenCounts[index]).toBeLessThanOrEqual(width);
    }
  });

  it('wastes little on padding where lengths are spread', () => {
    const tokenCounts = Array.from({ length: 500 }, (_, index) => 1 + ((index * 7919) % 256));
    const padded = planBatches(tokenCounts, 2048).reduce(
      (sum, { textIndices, width }) => sum + textIndices.length * width,
      0,
    );
    const tokens = tokenCounts.reduce((sum, count) => sum + count, 0);
    expect(padded / tokens).toBeLessThan(1.1);
  });

  it('plans nothing for no texts', () => {
    expect(planBatches([], 100)).toEqual([]);
  });
});

describe('batchTokenBudget', () => {
  it('shrinks with the graph and never below one window of common models', () => {
    const megabyte = 2 ** 20;
    expect([1, 12, 24, 90, 2000].map((size) => batchTokenBudget(size * megabyte))).toEqual([
      2048, 2048, 1024, 273, 256,
    ]);
  });
});
