// Port: text → token ids, as the model was trained. The adapter holds the vocabulary.

import type { PairTokens } from '../reranking/pairRow.ts';

export interface Tokenizer {
  /**
   * @returns  ids without special tokens, in the order of the text; empty for a text without words
   */
  encode(text: string): number[];

  /**
   * The sum of the counts of the text's lines (cut at `\n`), so additive by construction. Equal
   * to `encode(text).length` for tokenizers that never join text across a line end; for others a
   * close upper bound, because each line is counted with its line end.
   */
  countTokens(text: string): number;

  /** What the model expects around each text: [CLS] … [SEP], or nothing. */
  readonly specialTokens: {
    readonly before: readonly number[];
    readonly after: readonly number[];
  };
  /** Fills short rows of a batch; masked, so its value does not count. */
  readonly paddingId: number;
  /** Stands for a word the vocabulary does not have, and for a text without any token. */
  readonly unknownId: number;
}

/** A tokenizer of a model that reads two texts as one sequence. */
export interface PairTokenizer extends Tokenizer {
  readonly pairTokens: PairTokens;
}
