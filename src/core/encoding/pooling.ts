// From the vectors of tokens to the vector of a text: the strategies of `1_Pooling/config.json`.
// Pure arithmetic; knows no model, no runtime, and does not normalise.

import { assertNever } from '../../base/errors.ts';
import type { EmbeddingMatrix } from '../model.ts';
import type { PoolingMode } from './encoder.ts';

/** What the transformer gives for one batch of texts, padded to the longest. */
export interface TokenStates {
  /** Last hidden state, row-major [batch × tokens × dimension]. */
  readonly hidden: Float32Array;
  /** 1 for a token, 0 for padding, [batch × tokens]. */
  readonly mask: Uint8Array;
  readonly batch: number;
  readonly tokens: number;
  readonly dimension: number;
}

/**
 * Pools by the strategy that the model was trained with; another one gives vectors that look
 * right and rank badly.
 *
 * @returns  [batch × dimension], not normalised; an all-padding row is zero
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 */
export function pool(mode: PoolingMode, states: TokenStates): EmbeddingMatrix {
  switch (mode) {
    case 'mean':
      return meanPool(states);
    case 'max':
      return maxPool(states);
    case 'cls':
      return clsPool(states);
    case 'lasttoken':
      return lastTokenPool(states);
    case 'weightedmean':
      return weightedMeanPool(states);
    default:
      return assertNever(mode);
  }
}

/**
 * Averages the token vectors of each text, counting real tokens only.
 *
 * @returns  [batch × dimension], not normalised; an all-padding row is zero
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 * @see Reimers & Gurevych 2019, Sentence-BERT, §3 (MEAN strategy)
 */
export function meanPool(states: TokenStates): EmbeddingMatrix {
  return averageTokens(states, () => 1);
}

/**
 * Averages the token vectors with weight 1 for the first token, 2 for the second and so on:
 * in a decoder, later tokens have seen more of the text.
 *
 * @returns  [batch × dimension], not normalised; an all-padding row is zero
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 * @see Muennighoff 2022, SGPT, §3.1 (position-weighted mean)
 */
export function weightedMeanPool(states: TokenStates): EmbeddingMatrix {
  return averageTokens(states, (token) => token + 1);
}

/**
 * Takes the largest value of each dimension over the real tokens of each text.
 *
 * @returns  [batch × dimension], not normalised; an all-padding row is zero
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 * @see Reimers & Gurevych 2019, Sentence-BERT, §3 (MAX strategy)
 */
export function maxPool(states: TokenStates): EmbeddingMatrix {
  return poolRows(states, (row, tokens) => {
    tokens.forEach(({ vector }, position) => {
      for (let index = 0; index < row.length; index++) {
        const value = vector[index] ?? 0;
        if (position === 0 || value > (row[index] ?? 0)) row[index] = value;
      }
    });
  });
}

/**
 * Takes the vector of each text's first real token, which is [CLS] where a model has one.
 *
 * @returns  [batch × dimension], not normalised; an all-padding row is zero
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 * @see Reimers & Gurevych 2019, Sentence-BERT, §3 (CLS strategy)
 */
export function clsPool(states: TokenStates): EmbeddingMatrix {
  return poolRows(states, (row, tokens) => {
    const first = tokens[0];
    if (first) row.set(first.vector);
  });
}

/**
 * Takes the vector of each text's last real token, the only one that a decoder lets see all.
 *
 * @returns  [batch × dimension], not normalised; an all-padding row is zero
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 */
export function lastTokenPool(states: TokenStates): EmbeddingMatrix {
  return poolRows(states, (row, tokens) => {
    const last = tokens.at(-1);
    if (last) row.set(last.vector);
  });
}

/** A real token: its position in the padded text and its vector, a view on `hidden`. */
interface TokenVector {
  readonly token: number;
  readonly vector: Float32Array;
}

function averageTokens(states: TokenStates, weightOf: (token: number) => number): EmbeddingMatrix {
  return poolRows(states, (row, tokens) => {
    let weightSum = 0;
    for (const { token, vector } of tokens) {
      const weight = weightOf(token);
      weightSum += weight;
      for (let index = 0; index < row.length; index++) {
        row[index] = (row[index] ?? 0) + (vector[index] ?? 0) * weight;
      }
    }
    if (weightSum === 0) return; // all padding: the row stays zero
    for (let index = 0; index < row.length; index++) row[index] = (row[index] ?? 0) / weightSum;
  });
}

/** Lets `fillRow` write each text's row, which is zero at first, from its real tokens. */
function poolRows(
  states: TokenStates,
  fillRow: (row: Float32Array, tokens: readonly TokenVector[]) => void,
): EmbeddingMatrix {
  checkLengths(states);
  const { batch, dimension } = states;
  const data = new Float32Array(batch * dimension);
  for (let text = 0; text < batch; text++) {
    fillRow(data.subarray(text * dimension, (text + 1) * dimension), realTokens(states, text));
  }
  return { data, rows: batch, dimension };
}

function realTokens(states: TokenStates, text: number): TokenVector[] {
  const { hidden, mask, tokens, dimension } = states;
  const found: TokenVector[] = [];
  for (let token = 0; token < tokens; token++) {
    const position = text * tokens + token;
    if (mask[position] !== 1) continue;
    const start = position * dimension;
    found.push({ token, vector: hidden.subarray(start, start + dimension) });
  }
  return found;
}

function checkLengths({ hidden, mask, batch, tokens, dimension }: TokenStates): void {
  if (mask.length === batch * tokens && hidden.length === mask.length * dimension) return;
  throw new RangeError(
    `Expected ${String(batch)} × ${String(tokens)} mask values and ${String(dimension)} numbers ` +
      `for each, got ${String(mask.length)} and ${String(hidden.length)}.`,
  );
}
