import { describe, expect, it } from 'vitest';
import {
  figuresOf,
  judgePairs,
  mistakesIn,
  ofTypes,
  textualTypes,
} from '../../../../bench/duplicates/judgement.ts';
import type { LabelledPair, PairType } from '../../../quality/duplicates/duplicateSets.ts';

/** Told: the first copy and the look-alike. */
const clusters = [1, 3].map((pairNumber) => ({
  cloneType: 3 as const,
  similarity: 0.8,
  members: ['a', 'b'].map((side) => ({
    path: `${side}${pairNumber}.ts`,
    lines: { start: 1, end: 10 },
  })),
}));
const judged = judgePairs([pair(1, 2), pair(2, 3), pair(3, 0), pair(4, 4)], clusters);

describe('judgePairs', () => {
  it('says as what a pair was told', () => {
    expect(judged.map(({ id, toldAs }) => [id, toldAs])).toEqual([
      ['x-001', 3],
      ['x-002', undefined],
      ['x-003', 3],
      ['x-004', undefined],
    ]);
  });
});

describe('figuresOf', () => {
  it('gives precision over what is told and recall over what are duplicates', () => {
    expect(figuresOf(judged)).toEqual({
      positives: 3,
      negatives: 1,
      told: 2,
      toldRightly: 1,
      precision: 0.5,
      recall: 1 / 3,
    });
  });

  it('gives recall of the types that are asked for', () => {
    expect(figuresOf(ofTypes(judged, textualTypes)).recall).toBe(0.5);
  });

  it('gives no share of nothing', () => {
    expect(figuresOf([])).toEqual({ positives: 0, negatives: 0, told: 0, toldRightly: 0 });
  });
});

describe('mistakesIn', () => {
  it('lists what is missed and what is told wrongly', () => {
    expect(mistakesIn(judged).map(({ id }) => id)).toEqual(['x-002', 'x-003', 'x-004']);
  });
});

function pair(pairNumber: number, type: PairType): LabelledPair {
  return {
    id: `x-00${pairNumber}`,
    type,
    kind: 'function',
    half: 'fit',
    a: { path: `a${pairNumber}.ts`, start: 1, end: 10 },
    b: { path: `b${pairNumber}.ts`, start: 1, end: 10 },
    note: 'for a test',
  };
}
