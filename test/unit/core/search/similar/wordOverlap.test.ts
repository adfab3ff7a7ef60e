import { describe, expect, it } from 'vitest';
import {
  tellingWords,
  wordOverlap,
  wordRarity,
} from '../../../../../src/core/search/similar/wordOverlap.ts';

const overlapOf = (a: string, b: string, others: readonly string[] = []) => {
  const texts = [a, b, ...others].map(tellingWords);
  return wordOverlap(tellingWords(a), tellingWords(b), wordRarity(texts));
};

describe('wordOverlap', () => {
  it.each([
    ['the same text', 'parse iso date', 'parse iso date', 1],
    ['the same words in another order', 'date iso parse', 'parse iso date', 1],
    ['nothing in common', 'parse iso date', 'upload bucket', 0],
    ['stop words only', 'what is this', 'this is what', 0],
    ['two empty texts', '', '', 0],
  ])('of %s', (_what, a, b, share) => {
    expect(overlapOf(a, b).share).toBeCloseTo(share, 10);
  });

  it('lies between 0 and 1 for a part in common, and is the same both ways', () => {
    const { share } = overlapOf('parse iso date', 'parse iso week');
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    expect(overlapOf('parse iso week', 'parse iso date').share).toBeCloseTo(share, 10);
  });

  it('counts a rare word more than one that every text has, and names it first', () => {
    const others = ['return value', 'return other', 'return nothing'];
    const rare = overlapOf('return lantern', 'call lantern', others);
    const common = overlapOf('return lantern', 'return harbour', others);
    expect(rare.share).toBeGreaterThan(common.share);
    expect(overlapOf('return lantern', 'lantern return', others).shared[0]).toBe('lantern');
  });
});
