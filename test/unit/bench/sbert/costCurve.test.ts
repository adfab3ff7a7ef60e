import { describe, expect, it } from 'vitest';
import { fitExponent, sizesUpTo } from '../../../../bench/sbert/costCurve.ts';
import { crossCurve } from '../../../../bench/sbert/crossEncoder.ts';

describe('fitExponent', () => {
  const points = (cost: (n: number) => number, extrapolated = false) =>
    [100, 1000, 10_000].map((sentences) => ({
      sentences,
      seconds: cost(sentences),
      extrapolated,
    }));

  it('is 1 for linear and 2 for quadratic cost', () => {
    expect(fitExponent(points((n) => 3 * n))).toBeCloseTo(1, 10);
    expect(fitExponent(points((n) => 1e-4 * n * n))).toBeCloseTo(2, 10);
  });

  it('looks at measured points only', () => {
    const assumed = { sentences: 1e6, seconds: 1e9, extrapolated: true };
    expect(fitExponent([...points((n) => n), assumed])).toBeCloseTo(1, 10);
    expect(fitExponent(points((n) => n, true))).toBeUndefined();
  });
});

describe('the sizes of a curve', () => {
  it('end with the number of sentences', () => {
    expect(sizesUpTo(10_000)).toEqual([100, 200, 500, 1000, 2000, 5000, 10_000]);
    expect(sizesUpTo(300)).toEqual([100, 200, 300]);
    expect(sizesUpTo(20)).toEqual([20]);
  });
});

it('measures pairs as long as somebody would wait, and says what it has not measured', async () => {
  const measured: number[] = [];
  const points = await crossCurve([100, 200, 10_000], 1, 20, (sentences) => {
    measured.push(sentences);
    return Promise.resolve(7);
  });
  expect(measured).toEqual([100, 200]); // 4,950 and 19,900 pairs of a millisecond
  expect(points).toEqual([
    { sentences: 100, seconds: 7, extrapolated: false },
    { sentences: 200, seconds: 7, extrapolated: false },
    { sentences: 10_000, seconds: 49_995, extrapolated: true },
  ]);
});
