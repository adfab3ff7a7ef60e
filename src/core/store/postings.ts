// Who holds a word: for each term the slots of the chunks that hold it, in blocks that are
// never changed once they are made. New chunks come as a new block; small blocks are merged.

import { maxCount, visitTermCounts } from '../lexical/termCounts.ts';

/**
 * One posting is 32 bits: slot × 256 + 128 if the word stands in the chunk's name + its count in
 * the text. So a block addresses 2^24 slots.
 */
export const maxSlots = 2 ** 24;
const nameBit = 0x80;

export interface PostingBlock {
  /** Ascending. */
  readonly terms: Int32Array;
  /** Where the postings of each term begin; one more than terms. */
  readonly starts: Uint32Array;
  /** By term, within a term by slot. */
  readonly postings: Uint32Array;
}

/** The terms of one chunk, packed as the store keeps them. */
export interface SlotTerms {
  readonly slot: number;
  readonly packed: Uint8Array;
}

export function slotOf(posting: number): number {
  return posting >>> 8;
}

export function countOf(posting: number): number {
  return posting & maxCount;
}

export function isInName(posting: number): boolean {
  return (posting & nameBit) !== 0;
}

/** Two walks over the packed terms: one to count, one to place. Linear in their bytes. */
export function buildBlock(chunks: readonly SlotTerms[]): PostingBlock {
  let lastTerm = -1;
  let total = 0;
  visitAll(chunks, (term) => {
    if (term > lastTerm) lastTerm = term;
    total += 1;
  });
  // By number, without holes taken out: a map of ten million postings would take seconds.
  const cursors = new Uint32Array(lastTerm + 2);
  visitAll(chunks, (term) => {
    cursors[term + 1] = (cursors[term + 1] ?? 0) + 1;
  });
  const { terms, starts } = placesOf(cursors);
  const postings = new Uint32Array(total);
  visitAll(chunks, (term, posting) => {
    const cursor = cursors[term] ?? 0;
    postings[cursor] = posting;
    cursors[term] = cursor + 1;
  });
  return { terms, starts, postings };
}

function visitAll(
  chunks: readonly SlotTerms[],
  visit: (term: number, posting: number) => void,
): void {
  for (const { slot, packed } of chunks) {
    const base = slot * 256;
    visitTermCounts(packed, (term, count, inName) => {
      visit(term, base + (inName ? nameBit : 0) + count);
    });
  }
}

/** @param cursors  at term + 1 how often it is held; becomes where its postings begin */
function placesOf(cursors: Uint32Array): Pick<PostingBlock, 'terms' | 'starts'> {
  const terms: number[] = [];
  const starts: number[] = [];
  for (let term = 0; term + 1 < cursors.length; term++) {
    const start = cursors[term] ?? 0;
    const end = start + (cursors[term + 1] ?? 0);
    cursors[term + 1] = end;
    if (end === start) continue;
    terms.push(term);
    starts.push(start);
  }
  return {
    terms: Int32Array.from(terms),
    starts: Uint32Array.from([...starts, cursors.at(-1) ?? 0]),
  };
}

/** @param blocks in the order of their slots; those of a term follow each other */
export function mergeBlocks(
  blocks: readonly PostingBlock[],
  isLive: (slot: number) => boolean,
): PostingBlock {
  const terms = Int32Array.from(new Set(blocks.flatMap((block) => [...block.terms]))).sort();
  const postings = new Uint32Array(blocks.reduce((sum, block) => sum + block.postings.length, 0));
  const starts = new Uint32Array(terms.length + 1);
  const rows = blocks.map(() => 0);
  let end = 0;
  terms.forEach((term, index) => {
    blocks.forEach((block, which) => {
      const row = rows[which] ?? 0;
      if (block.terms[row] !== term) return;
      rows[which] = row + 1;
      const last = block.starts[row + 1] ?? 0;
      for (let position = block.starts[row] ?? 0; position < last; position++) {
        const posting = block.postings[position] ?? 0;
        if (isLive(slotOf(posting))) postings[end++] = posting;
      }
    });
    starts[index + 1] = end;
  });
  return { terms, starts, postings: postings.slice(0, end) };
}

/** @returns a view on the postings of a term; empty when nobody holds it */
export function postingsOf(block: PostingBlock, term: number): Uint32Array {
  const { terms, starts, postings } = block;
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = terms[middle] ?? 0;
    if (found === term) return postings.subarray(starts[middle], starts[middle + 1]);
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return postings.subarray(0, 0);
}
