// The words in memory against the plainest BM25 there is, over a long, mixed life.

import { describe, expect, it } from 'vitest';
import { packTermCounts, type TermCount } from '../../../../src/core/lexical/termCounts.ts';
import { maxSlots } from '../../../../src/core/store/postings.ts';
import { type TermGroup, WordIndex } from '../../../../src/core/store/wordIndex.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

const vocabulary = 120;

describe('WordIndex', () => {
  it('agrees with textbook BM25 through 400 additions, removals and merges', () => {
    const random = seededRandom(11);
    const index = new WordIndex();
    const corpus = new Map<number, readonly TermCount[]>();
    for (let step = 0; step < 400; step++) {
      addSome(index, corpus, random);
      removeSome(index, corpus, random);
      if (step % 10 !== 0) continue;
      const groups = randomGroups(random);
      const scores = index.score(groups);
      expect(index.liveSlots).toBe(corpus.size);
      for (let slot = 0; slot < index.slots; slot++) {
        const expected = plainScore(corpus, slot, groups);
        expect(scores.bm25[slot]).toBeCloseTo(expected.bm25, 3);
        expect(scores.held[slot]).toBe(expected.held);
        expect(scores.named[slot]).toBe(expected.named);
      }
      expect([...scores.holders].sort((a, b) => a - b)).toEqual(slotsAboveZero(scores.bm25));
      groups.forEach((group, position) => {
        expect(scores.rarity[position]).toBeCloseTo(plainRarity(corpus, group), 6);
      });
    }
  });

  it('leaves what it has answered as it is when it answers again', () => {
    const index = new WordIndex();
    const terms = [1, 2].map((term) => ({ term, count: 3, inName: true }));
    index.add(terms.map((term, slot) => ({ slot, packed: packTermCounts([term]) })));
    const first = index.score([[1]]);
    const kept = structuredClone(first);
    expect([...index.score([[2], [1]]).holders].sort()).toEqual([0, 1]);
    expect(first).toEqual(kept);
    expect(index.score([[1]])).toEqual(kept);
  });

  it('has a bit for each of 32 groups, and scores the further ones without', () => {
    const index = new WordIndex();
    const terms = Array.from({ length: 40 }, (_, term) => ({ term, count: 1, inName: true }));
    index.add([{ slot: 0, packed: packTermCounts(terms) }]);
    const few = index.score(terms.slice(0, 32).map(({ term }) => [term]));
    const all = index.score(terms.map(({ term }) => [term]));
    expect([all.held[0], all.named[0]]).toEqual([0xffff_ffff, 0xffff_ffff]);
    expect(all.bm25[0]).toBeGreaterThan(few.bm25[0] ?? 0);
  });

  it('is as good with gaps between the slots, and answers nothing while it is empty', () => {
    const index = new WordIndex();
    expect(index.score([[1], []])).toMatchObject({
      bm25: new Float32Array(0),
      rarity: [Math.log(2), Math.log(2)],
    });
    index.add([{ slot: 5_000, packed: packTermCounts([{ term: 1, count: 2, inName: false }]) }]);
    expect([index.slots, index.liveSlots, index.isLive(4_999)]).toEqual([5_001, 1, false]);
    expect(index.score([[1]]).bm25.findIndex((score) => score > 0)).toBe(5_000);
    index.remove(5_000);
    index.remove(5_000);
    expect([index.liveSlots, index.score([[1]]).bm25[5_000]]).toEqual([0, 0]);
  });

  it('says when a root has more chunks than it can hold', () => {
    const add = (): void => {
      new WordIndex().add([{ slot: maxSlots, packed: new Uint8Array() }]);
    };
    expect(add).toThrow(RangeError);
  });
});

function slotsAboveZero(scores: Float32Array): number[] {
  return [...scores.keys()].filter((slot) => (scores[slot] ?? 0) > 0);
}

function addSome(
  index: WordIndex,
  corpus: Map<number, readonly TermCount[]>,
  random: () => number,
): void {
  const first = index.slots;
  const added = Array.from({ length: Math.floor(random() ** 4 * 30) }, (_, position) => {
    const terms = new Set(
      Array.from({ length: random() * 30 }, () => Math.floor(random() ** 2 * vocabulary)),
    );
    const counts = [...terms].map((term) => {
      const inName = random() < 0.2;
      return { term, count: Math.floor(random() * 5) + (inName ? 0 : 1), inName };
    });
    corpus.set(first + position, counts);
    return { slot: first + position, packed: packTermCounts(counts) };
  });
  index.add(added);
}

function removeSome(
  index: WordIndex,
  corpus: Map<number, readonly TermCount[]>,
  random: () => number,
): void {
  for (const slot of [...corpus.keys()]) {
    if (random() > 0.01) continue;
    corpus.delete(slot);
    index.remove(slot);
  }
}

/** Single words, several forms of one, and words that nobody has. */
function randomGroups(random: () => number): TermGroup[] {
  return Array.from({ length: 1 + random() * 6 }, () => [
    ...new Set(Array.from({ length: random() * 4 }, () => Math.floor(random() * vocabulary * 1.1))),
  ]);
}

function plainScore(
  corpus: ReadonlyMap<number, readonly TermCount[]>,
  slot: number,
  groups: readonly TermGroup[],
): { bm25: number; held: number; named: number } {
  const counts = corpus.get(slot);
  const score = { bm25: 0, held: 0, named: 0 };
  if (counts === undefined) return score;
  const average = Math.max(1, mean([...corpus.values()].map(lengthOf)));
  groups.forEach((group, bit) => {
    const held = counts.filter(({ term }) => group.includes(term));
    if (!holds(counts, group)) return;
    const frequency = held.reduce((sum, { count, inName }) => sum + count + (inName ? 2 : 0), 0);
    const norm = 1.2 * (1 - 0.75 + (0.75 * lengthOf(counts)) / average);
    score.bm25 += (plainRarity(corpus, group) * frequency * 2.2) / (frequency + norm);
    score.held += 2 ** bit;
    if (held.some(({ inName }) => inName)) score.named += 2 ** bit;
  });
  return score;
}

function plainRarity(corpus: ReadonlyMap<number, readonly TermCount[]>, group: TermGroup): number {
  const holders = [...corpus.values()].filter((counts) => holds(counts, group)).length;
  return Math.log(1 + (corpus.size - holders + 0.5) / (holders + 0.5));
}

function holds(counts: readonly TermCount[], group: TermGroup): boolean {
  return counts.some(({ term }) => group.includes(term));
}

function lengthOf(counts: readonly TermCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
