// Which texts go through the model together. Texts of like length share a batch, because every
// text is padded to the longest of its batch and padding costs as much as words.

/** Texts that run through the model as one. */
export interface EncodingBatch {
  /** Positions in the caller's list, longest text first. */
  readonly textIndices: readonly number[];
  /** Tokens of the longest text: what the others are padded to. */
  readonly width: number;
}

/**
 * Cuts the texts, sorted by length, into batches whose tokens, padding included, stay within the
 * budget. The longest come first: the runtime then takes its memory once, at the first batch.
 *
 * @param tokenCounts  tokens of each text, special tokens included
 * @param tokenBudget  tokens of one batch; a text that is longer gets a batch of its own
 * @returns            every position exactly once; equal lengths keep the caller's order
 */
export function planBatches(
  tokenCounts: readonly number[],
  tokenBudget: number,
): readonly EncodingBatch[] {
  const order = tokenCounts.map((_, index) => index);
  order.sort((a, b) => (tokenCounts[b] ?? 0) - (tokenCounts[a] ?? 0) || a - b);
  const batches: EncodingBatch[] = [];
  for (let first = 0; first < order.length;) {
    const width = tokenCounts[order[first] ?? 0] ?? 0;
    const rows = Math.max(1, Math.floor(tokenBudget / Math.max(1, width)));
    batches.push({ textIndices: order.slice(first, first + rows), width });
    first += rows;
  }
  return batches;
}

/**
 * Tokens of one batch, so that it takes about a tenth of a second on one thread: a query that
 * comes while documents are encoded waits for one batch at most. The cost of a token grows with
 * the weights, hence fewer tokens for larger graphs; fixed by the file alone, so that the same
 * texts always share the same batches (dynamic quantisation lets neighbours touch the last digits).
 */
export function batchTokenBudget(graphSizeBytes: number): number {
  const share = Math.min(1, referenceGraphBytes / Math.max(1, graphSizeBytes));
  return Math.max(leastBatchTokens, Math.floor(fullBatchTokens * share));
}

const fullBatchTokens = 2048; // kindred-sbert: 50 to 75 ms on one core, measured with bench/encoding.ts
const referenceGraphBytes = 12 * 2 ** 20; // kindred-sbert with some room
const leastBatchTokens = 256; // below, the fixed cost of a run shows
