// Ports of the Sentence-BERT way: text → tokens → vectors of length 1.

import type { Disposable } from '../../base/disposable.ts';
import type { EmbeddingMatrix } from '../model.ts';

/** What a model says of itself, read once from its folder. */
export interface ModelSpec {
  /** Name in the table of models, or the folder's name. */
  readonly name: string;
  /** Hash over the model's files: another model is another fingerprint. */
  readonly fingerprint: string;
  readonly dimension: number;
  /** Tokens of one text, special tokens included. */
  readonly maxTokens: number;
  readonly pooling: PoolingMode;
  /** Put in front of each text of that kind; empty for most models. */
  readonly prompts: { readonly query: string; readonly document: string };
}

/** The strategies of `1_Pooling/config.json`. @see Reimers & Gurevych 2019, §3 */
export type PoolingMode = 'mean' | 'max' | 'cls' | 'lasttoken' | 'weightedmean';

export type EncoderInput = 'query' | 'document';

export interface Encoder extends Disposable {
  readonly model: ModelSpec;
  /** Where it computes, for a person: `CPU, 1 thread`. */
  readonly device: string;
  /** Tokens of a text without special tokens; additive over lines. */
  countTokens(text: string): number;
  /** Tokens of the window that a document cannot use: [CLS], [SEP], the model's prompt. */
  readonly specialTokens: number;
  /**
   * Encodes texts; order is kept.
   *
   * @returns [texts × dimension], unit rows
   * @throws EngineError `model-corrupt` when a row comes out zero or not finite
   * @throws CancelledError between batches
   */
  encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix>;
}
