// The fitting of the ranking: its gradient against finite differences, and that it learns.

import { describe, expect, it } from 'vitest';
import { addGradient, fitWeights } from '../../../bench/ranking/listwise.ts';
import type { Question } from '../../../bench/ranking/material.ts';
import { scoreRanking, scoresOf } from '../../../bench/ranking/rankedScore.ts';

/** Three files; the second place of file 1 answers. Two features: the second one tells. */
const question: Question = {
  id: 'q',
  group: 'g',
  measure: 'rank',
  corpus: 'all',
  kind: 'words',
  text: '',
  queryClass: 'prose',
  shares: { prose: 1 },
  answerCount: 1,
  values: Float32Array.from([0.9, 0.1, 0.2, 0.3, 0.1, 0.8, 0.7, 0.2, 0.3, 0.4]),
  files: Int32Array.from([0, 1, 1, 2, 2]),
  met: [[], [], [0], [], []],
  places: [],
};

/** As the docstring of the fit has it: −log softmax among files, and half of it within the file. */
function lossOf(weights: Float64Array): number {
  const scores = scoresOf(question, weights);
  const among = (right: number, rows: readonly number[]): number =>
    -Math.log(
      Math.exp(scores[right] ?? 0) / rows.reduce((sum, row) => sum + Math.exp(scores[row] ?? 0), 0),
    );
  const bestOfFile2 = (scores[3] ?? 0) > (scores[4] ?? 0) ? 3 : 4;
  return among(2, [2, 0, bestOfFile2]) + 0.5 * among(2, [2, 1]);
}

describe('addGradient', () => {
  it.each([
    [0.3, -0.2],
    [1.5, 2],
    [-1, 0.5],
  ])('is the slope of the loss at %d, %d', (...at) => {
    const gradient = new Float64Array(2);
    addGradient(question, Float64Array.from(at), gradient, 1);
    const step = 1e-5;
    at.forEach((_, index) => {
      const moved = (by: number): Float64Array =>
        Float64Array.from(at, (weight, other) => weight + (other === index ? by : 0));
      const slope = (lossOf(moved(step)) - lossOf(moved(-step))) / (2 * step);
      expect(gradient[index]).toBeCloseTo(slope, 5);
    });
  });
});

describe('fitWeights', () => {
  const options = { prior: new Float64Array(2), penalty: 0.001, rounds: 200 };

  it('puts the answer first', () => {
    const weights = fitWeights([question], { ...options, signs: [0, 0] });
    expect(scoreRanking(question, scoresOf(question, weights), 4)).toBe(1);
    expect(scoreRanking(question, scoresOf(question, Float64Array.from([1, 0])), 4)).toBeLessThan(
      1,
    );
  });

  it('keeps the signs and leaves out what is dropped', () => {
    const weights = fitWeights([question], { ...options, signs: [1, Number.NaN] });
    expect(weights[0]).toBeGreaterThanOrEqual(0);
    expect(weights[1]).toBe(0);
  });

  it('stays at the prior where the penalty is strong', () => {
    const prior = Float64Array.from([0.4, 0.6]);
    const weights = fitWeights([question], { prior, penalty: 1e4, rounds: 200, signs: [0, 0] });
    expect([...weights].map((weight) => Math.round(weight * 10) / 10)).toEqual([0.4, 0.6]);
  });
});
