// What a cross-encoder reads: both texts of a pair in one row, [CLS] first [SEP] second, the
// segment saying which is which. As in training/kindred_training/cross/pair_inputs.py.

import type { EncodingBatch } from '../../src/core/encoding/batching.ts';

/** How the model wants its pairs. */
export interface PairFormat {
  readonly classId: number;
  readonly separatorId: number;
  readonly paddingId: number;
  /** Of a row, special tokens included. */
  readonly maxTokens: number;
}

/** Ids of the two texts, without special tokens. */
export interface TokenPair {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Rows of one batch, padded, [batch × width]. */
export interface PairTensors {
  readonly ids: BigInt64Array;
  /** 1 for a token, 0 for padding. */
  readonly mask: BigInt64Array;
  /** 0 up to [SEP], 1 for the second text, 0 for padding. */
  readonly segments: BigInt64Array;
}

/** The first text may take this much of the window; the second gets the rest. */
const maxFirstTokens = 64;
const specialTokens = 2;

/** @returns tokens of the row, cut as it will be */
export function pairLength(format: PairFormat, { first, second }: TokenPair): number {
  const before = specialTokens + Math.min(first.length, maxFirstTokens);
  return Math.min(format.maxTokens, before + second.length);
}

/** @param batch  positions in `pairs`; the width of its longest row */
export function pairTensors(
  format: PairFormat,
  batch: EncodingBatch,
  pairs: readonly TokenPair[],
): PairTensors {
  const { textIndices, width } = batch;
  const size = textIndices.length * width;
  const ids = new BigInt64Array(size).fill(BigInt(format.paddingId));
  const mask = new BigInt64Array(size);
  const segments = new BigInt64Array(size);
  textIndices.forEach((pairIndex, row) => {
    const pair = pairs[pairIndex];
    if (pair === undefined) return;
    const start = row * width;
    const before = [format.classId, ...pair.first.slice(0, maxFirstTokens), format.separatorId];
    const tokens = [...before, ...pair.second].slice(0, pairLength(format, pair));
    tokens.forEach((id, token) => {
      ids[start + token] = BigInt(id);
    });
    mask.fill(1n, start, start + tokens.length);
    segments.fill(1n, start + before.length, start + tokens.length);
  });
  return { ids, mask, segments };
}
