import { describe, expect, it } from 'vitest';
import { type Reading, scoreReading } from '../../../bench/ranking/readings.ts';
import { piece } from '../../support/rankedPieces.ts';

/** The second of two places answers, and reads better. */
function reading(): Reading {
  const wrong = piece('wrong.ts', 2);
  const right = piece('right.ts', 1);
  return {
    id: 'tiny#0',
    group: 'tiny',
    measure: 'rank',
    corpus: 'all',
    kind: 'words',
    queryClass: 'prose',
    answerCount: 1,
    read: [
      { place: wrong, logit: -1 },
      { place: right, logit: 1 },
    ],
    behind: [],
    metBy: new Map([
      [wrong.candidate, []],
      [right.candidate, [0]],
    ]),
    elapsedMs: 1,
  };
}

describe('scoreReading', () => {
  it('scores the page as it is ranked at weight 0, and in the new order above', () => {
    const scores = [0, 0.4, 1].map((weight) => scoreReading(reading(), weight));
    expect(scores).toEqual([0.5, 0.5, 1]);
  });

  it('scores what a shorter reading would have given', () => {
    expect([0, 1, 2].map((depth) => scoreReading(reading(), 1, depth))).toEqual([0.5, 0.5, 1]);
  });
});
