import { describe, expect, it } from 'vitest';
import {
  foundWithin,
  mean,
  normalizedGain,
  quantile,
  reciprocalRank,
  rounded,
  spearman,
} from '../../../bench/lib/metrics.ts';

describe('normalizedGain', () => {
  // Worked out by hand: 1/log2(2) = 1, 1/log2(3) = 0.6309, 1/log2(4) = 0.5.
  const cases: readonly (readonly [string, number[], number, number])[] = [
    ['the one target in front', [1], 1, 1],
    ['the one target second', [2], 1, 0.6309],
    ['the one target third', [3], 1, 0.5],
    ['both targets in front', [1, 2], 2, 1],
    ['one of two targets in front', [1], 2, 1 / 1.6309],
    ['two targets at one rank count once', [1, 1], 2, 1 / 1.6309],
    ['beyond the cutoff', [11], 1, 0],
    ['nothing found', [], 3, 0],
    ['no target at all', [1], 0, 0],
    ['more targets than places', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 40, 1],
  ];
  it.each(cases)('%s', (_, ranks, relevant, expected) => {
    expect(normalizedGain(ranks, relevant)).toBeCloseTo(expected, 3);
  });
});

describe('reciprocalRank and foundWithin', () => {
  const cases: readonly (readonly [number[], number, number])[] = [
    [[1], 1, 1],
    [[4, 2], 0.5, 1],
    [[6], 1 / 6, 0],
    [[11], 0, 0],
    [[], 0, 0],
  ];
  it.each(cases)('ranks %j give %d, and %d within five', (ranks, reciprocal, within) => {
    expect(reciprocalRank(ranks)).toBe(reciprocal);
    expect(foundWithin(ranks, 5)).toBe(within);
  });
});

describe('mean, quantile and rounded', () => {
  it('hold for empty lists', () => {
    expect(mean([])).toBe(0);
    expect(quantile([], 0.5)).toBe(0);
  });

  it('take the nearest value from above, whatever the order', () => {
    const values = [50, 10, 40, 20, 30];
    expect([0, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([10, 30, 50, 50]);
    expect(mean(values)).toBe(30);
    expect(rounded(0.123456, 3)).toBe(0.123);
  });
});

describe('spearman', () => {
  const cases: readonly (readonly [string, number[], number[], number])[] = [
    ['the same order', [1, 2, 3], [10, 20, 90], 1],
    ['the opposite order', [1, 2, 3], [3, 2, 1], -1],
    ['two of four exchanged: 1 − 6·2 / (4·15)', [1, 2, 3, 4], [1, 3, 2, 4], 0.8],
    ['equal values share their ranks', [1, 1, 2], [1, 2, 3], Math.sqrt(0.75)],
  ];
  it.each(cases)('%s', (_, first, second, expected) => {
    expect(spearman(first, second)).toBeCloseTo(expected, 10);
  });

  it('is no number when there is no order', () => {
    expect(spearman([1, 1], [1, 2])).toBeNaN();
  });

  it('wants values in pairs', () => {
    expect(() => spearman([1], [1, 2])).toThrow(RangeError);
  });
});
