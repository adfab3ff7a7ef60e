// A fake at the Encoder port: unit vectors from hashed words, so that texts which share words
// are near each other, every run gives the same numbers and no model is needed.

import { throwIfCancelled } from '../../src/base/errors.ts';
import type { Encoder, EncoderInput, ModelSpec } from '../../src/core/encoding/encoder.ts';
import { normalizeRows } from '../../src/core/encoding/normalize.ts';
import { type EmbeddingMatrix, rowOf } from '../../src/core/model.ts';

export interface HashEncoderOptions {
  readonly name?: string;
  /** Enough for words to be nearly orthogonal: unrelated texts stay below about 0.3. */
  readonly dimension?: number;
  readonly maxTokens?: number;
  /** Told before each batch; a test can count calls, throw, or abort a signal in it. */
  readonly onBatch?: (texts: readonly string[], input: EncoderInput) => void;
}

/** The same words in any order give the same vector; a text without words has one of its own. */
export function createHashEncoder(options: HashEncoderOptions = {}): Encoder {
  const { name = 'hash', dimension = 128, maxTokens = 256, onBatch } = options;
  const model: ModelSpec = {
    name,
    fingerprint: `${name}-${String(dimension)}`,
    dimension,
    maxTokens,
    pooling: 'mean',
    prompts: { query: '', document: '' },
  };
  return {
    model,
    device: 'hash',
    specialTokens: 0,
    countTokens: (text) => wordsOf(text).length,
    encode: async (texts, input, signal) => {
      const data = new Float32Array(texts.length * dimension);
      const matrix = { data, rows: texts.length, dimension };
      for (let first = 0; first < texts.length; first += batchSize) {
        throwIfCancelled(signal);
        onBatch?.(texts.slice(first, first + batchSize), input);
        fillRows(matrix, texts, first);
        await nextTurn();
      }
      throwIfCancelled(signal);
      normalizeRows(matrix);
      return matrix;
    },
    dispose: () => undefined,
  };
}

const batchSize = 32;

function fillRows(matrix: EmbeddingMatrix, texts: readonly string[], first: number): void {
  for (let row = first; row < Math.min(first + batchSize, matrix.rows); row++) {
    const words = wordsOf(texts[row] ?? '');
    for (const word of words.length === 0 ? [''] : words) addWord(rowOf(matrix, row), word);
  }
}

/** Lower-case parts of identifiers, and single characters of scripts without spaces. */
function wordsOf(text: string): string[] {
  const parts = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return parts.match(/[a-z0-9]+|[^\P{L}a-z]/gu) ?? [];
}

/** Adds the word's own direction: pseudo-random values between −1 and 1, seeded by its letters. */
function addWord(row: Float32Array, word: string): void {
  let state = 0x811c9dc5; // FNV-1a over the characters …
  for (const character of word)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  for (let index = 0; index < row.length; index++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0; // … then a mixer
    row[index] = (row[index] ?? 0) + (state ^ (state >>> 13)) / 0x80000000;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
