import { describe, expect, it } from 'vitest';
import { TopK } from '../../../src/base/topK.ts';

describe('TopK', () => {
  it('keeps what sorting everything would keep, whatever the order of arrival', () => {
    let seed = 7;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const all = Array.from({ length: 2_000 }, (_, id) => ({ id, score: Math.round(next() * 500) }));
    const top = new TopK(25);
    for (const { id, score } of all) top.push(id, score);
    const sorted = [...all].sort((a, b) => b.score - a.score || a.id - b.id).slice(0, 25);
    expect(top.toSorted()).toEqual(sorted);
  });

  it('says what a score must beat, and lets everything in while there is room', () => {
    const top = new TopK(2);
    expect(top.threshold).toBe(-Infinity);
    top.push(1, 0.5);
    top.push(2, 0.9);
    expect(top.threshold).toBe(0.5);
  });

  it('keeps nothing when nothing is wanted', () => {
    const top = new TopK(0);
    top.push(1, 1);
    expect(top.toSorted()).toEqual([]);
  });
});
