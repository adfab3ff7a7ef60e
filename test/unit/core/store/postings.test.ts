import { describe, expect, it } from 'vitest';
import { packTermCounts } from '../../../../src/core/lexical/termCounts.ts';
import {
  buildBlock,
  countOf,
  isInName,
  mergeBlocks,
  type PostingBlock,
  postingsOf,
  slotOf,
  type SlotTerms,
} from '../../../../src/core/store/postings.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

/** By term, `[slot, count, in name]` of each posting. */
type Listing = Record<number, [number, number, boolean][]>;

describe('postings', () => {
  it('keep slot, count and name of each word, by term and slot', () => {
    const block = buildBlock([
      chunk(3, [[7, 2, true]]),
      chunk(9, [
        [0, 127, false],
        [7, 0, true],
      ]),
    ]);
    expect(listingOf(block)).toEqual({
      0: [[9, 127, false]],
      7: [
        [3, 2, true],
        [9, 0, true],
      ],
    });
  });

  it.each([-1, 1, 6, 8, 1_000])('are empty for a term that nobody holds: %i', (term) => {
    const block = buildBlock([
      chunk(0, [
        [0, 1, false],
        [7, 1, false],
      ]),
    ]);
    expect(postingsOf(block, term)).toHaveLength(0);
    expect(postingsOf(buildBlock([]), term)).toHaveLength(0);
  });

  it('reach to the last slot there can be', () => {
    const block = buildBlock([chunk(2 ** 24 - 1, [[1, 127, true]])]);
    expect(listingOf(block)).toEqual({ 1: [[2 ** 24 - 1, 127, true]] });
  });

  it('merged are those of all chunks that live, as if built at once', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 30; round++) {
      const chunks = Array.from({ length: 60 }, (_, slot) => randomChunk(slot, random));
      const dead = new Set(chunks.map(({ slot }) => slot).filter(() => random() < 0.3));
      const cuts = [0, 10, 11, 40, 60];
      const blocks = cuts.slice(1).map((end, index) => buildBlock(chunks.slice(cuts[index], end)));
      const merged = mergeBlocks(blocks, (slot) => !dead.has(slot));
      expect(listingOf(merged)).toEqual(
        listingOf(buildBlock(chunks.filter(({ slot }) => !dead.has(slot)))),
      );
    }
  });

  it('of chunks that are all dead are none', () => {
    const block = buildBlock([chunk(0, [[1, 1, false]]), chunk(1, [[1, 1, false]])]);
    expect(mergeBlocks([block], () => false).postings).toHaveLength(0);
    expect(mergeBlocks([], () => true).postings).toHaveLength(0);
  });
});

function chunk(slot: number, words: readonly [number, number, boolean][]): SlotTerms {
  const counts = words.map(([term, count, inName]) => ({ term, count, inName }));
  return { slot, packed: packTermCounts(counts) };
}

function randomChunk(slot: number, random: () => number): SlotTerms {
  const terms = new Set(Array.from({ length: 20 }, () => Math.floor(random() ** 2 * 200)));
  return chunk(
    slot,
    [...terms].map((term) => [term, Math.floor(random() * 6), random() < 0.2]),
  );
}

function listingOf(block: PostingBlock): Listing {
  const listing: Listing = {};
  for (const term of block.terms) {
    const held = [...postingsOf(block, term)].map((posting): [number, number, boolean] => [
      slotOf(posting),
      countOf(posting),
      isInName(posting),
    ]);
    if (held.length > 0) listing[term] = held;
  }
  return listing;
}
