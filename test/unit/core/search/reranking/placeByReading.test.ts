import { describe, expect, it } from 'vitest';
import { placeByReading } from '../../../../../src/core/search/reranking/placeByReading.ts';
import { pathsOf, piece } from '../../../../support/rankedPieces.ts';

const weights = { weight: 1, furtherPlace: 6 };

describe('placeByReading', () => {
  it('adds what reading says to what the ranking says', () => {
    const read = [
      { place: piece('a.ts', 3), logit: -1 },
      { place: piece('b.ts', 2), logit: 2 },
      { place: piece('c.ts', 1), logit: -1 },
    ];
    const placed = placeByReading(read, [], weights);
    expect(pathsOf(placed)).toEqual(['b.ts', 'a.ts', 'c.ts']);
    expect(placed.map(({ score }) => score)).toEqual([4, 2, 0]);
  });

  it('keeps the order of the ranking where reading tells nothing apart', () => {
    const read = ['a.ts', 'b.ts', 'c.ts'].map((path) => ({ place: piece(path, 1), logit: -7 }));
    expect(pathsOf(placeByReading(read, [], weights))).toEqual(['a.ts', 'b.ts', 'c.ts']);
  });

  it('breaks ties by root and by chunk, as the ranking does', () => {
    const read = [
      { place: piece('late.ts', 2, { key: 9 }), logit: 0 },
      { place: piece('early.ts', 1, { key: 4 }), logit: 1 },
    ];
    expect(pathsOf(placeByReading(read, [], weights))).toEqual(['early.ts', 'late.ts']);
  });

  it('keeps what was not read behind what was, with scores that go down', () => {
    const read = [
      { place: piece('a.ts', 5), logit: -8 },
      { place: piece('b.ts', 4), logit: 8 },
    ];
    const behind = [piece('c.ts', 3), piece('d.ts', 2)];
    const placed = placeByReading(read, behind, weights);
    expect(pathsOf(placed)).toEqual(['b.ts', 'a.ts', 'c.ts', 'd.ts']);
    const scores = placed.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.slice(2)).toEqual([3, 2]);
  });

  it('lets another place of a file come first, and the others of that file give way to it', () => {
    const first = piece('a.ts', 5);
    const second = { ...piece('a.ts', 4.5), score: 4.5 - 6 };
    const file = first.candidate.file;
    const ofFile = { ...second, candidate: { ...second.candidate, file } };
    const read = [
      { place: first, logit: -1 },
      { place: ofFile, logit: 1 },
    ];
    const placed = placeByReading(read, [], weights);
    expect(placed.map(({ score }) => score)).toEqual([5.5, 4 - 6]);
    expect(placed[0]?.candidate).toBe(ofFile.candidate);
  });

  it('says what reading has added, among the other reasons', () => {
    const read = [
      { place: piece('a.ts', 3), logit: 2 },
      { place: piece('b.ts', 2), logit: -2 },
    ];
    const reasons = placeByReading(read, [], weights).map((place) => place.reasons());
    expect(reasons).toEqual([
      [
        { feature: 'words', value: 3, contribution: 3, label: 'has the words' },
        {
          feature: 'read together',
          value: 1 / (1 + Math.exp(-2)),
          contribution: 2,
          label: 'reads well with the question',
        },
      ],
      [
        { feature: 'words', value: 2, contribution: 2, label: 'has the words' },
        {
          feature: 'read together',
          value: 1 / (1 + Math.exp(2)),
          contribution: -2,
          label: 'reads less well with the question',
        },
      ],
    ]);
  });

  it('gives parts that add up to the score', () => {
    const read = [
      { place: piece('a.ts', 5), logit: -8 },
      { place: piece('b.ts', 4), logit: 8 },
    ];
    for (const { score, reasons } of placeByReading(read, [piece('c.ts', 3)], weights).slice(
      0,
      2,
    )) {
      const sum = reasons().reduce((total, { contribution }) => total + contribution, 0);
      expect(sum).toBeCloseTo(score, 9);
    }
  });
});
