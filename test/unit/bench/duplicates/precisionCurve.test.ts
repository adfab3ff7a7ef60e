import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  bestF1,
  precisionCurve,
  type ScoredLabel,
  thresholdFor,
} from '../../../../bench/duplicates/precisionCurve.ts';

/** From the most alike down: a duplicate, none, a duplicate. */
const labels = scored([
  [0.9, true],
  [0.8, false],
  [0.7, true],
]);

describe('precisionCurve', () => {
  it('has a point for each score, whatever the order', () => {
    expect(precisionCurve([...labels].reverse())).toEqual([
      { threshold: 0.9, precision: 1, recall: 0.5, f1: 2 / 3 },
      { threshold: 0.8, precision: 0.5, recall: 0.5, f1: 0.5 },
      { threshold: 0.7, precision: 2 / 3, recall: 1, f1: 0.8 },
    ]);
  });

  it('lets equal scores stand or fall together', () => {
    const tied = scored([
      [0.5, true],
      [0.5, false],
    ]);
    expect(precisionCurve(tied)).toEqual([
      { threshold: 0.5, precision: 0.5, recall: 1, f1: 2 / 3 },
    ]);
  });

  it('has no points where nothing is a duplicate', () => {
    expect(precisionCurve(scored([[0.5, false]]))).toEqual([]);
  });
});

describe('averagePrecision', () => {
  it('weighs the precision of each step by what it adds to recall', () => {
    expect(averagePrecision(labels)).toBeCloseTo(1 * 0.5 + (2 / 3) * 0.5);
  });

  it('is 1 when every duplicate stands above the rest, and 0 without one', () => {
    const parted = scored([
      [0.9, true],
      [0.2, false],
    ]);
    expect(averagePrecision(parted)).toBe(1);
    expect(averagePrecision([])).toBe(0);
  });
});

describe('thresholds', () => {
  it('are the point with the best F1', () => {
    expect(bestF1(labels)?.threshold).toBe(0.7);
    expect(bestF1([])).toBeUndefined();
  });

  it('are the lowest that is precise enough', () => {
    expect(thresholdFor(labels, 0.9)?.threshold).toBe(0.9);
    expect(thresholdFor(labels, 0.6)?.threshold).toBe(0.7);
    expect(
      thresholdFor(
        scored([
          [0.9, false],
          [0.1, true],
        ]),
        0.9,
      ),
    ).toBeUndefined();
  });
});

function scored(values: readonly (readonly [number, boolean])[]): ScoredLabel[] {
  return values.map(([score, isDuplicate]) => ({ score, isDuplicate }));
}
