// What is known of a pair scorer from its folder; the adapter reads the files.

/** Below the folder of models that ships with Kindred. */
export const embeddedScorer = 'kindred-cross';

/** What a person can do when it is missing or of no use; none ships yet. */
export const scorerAdvice =
  'This version ships no such model: put one of your own there, or set kindred.rerank to off.';

/** A scorer's folder, read; what the tokenizer and the runtime are made from. */
export interface ScorerFolder {
  /** The folder's own name. */
  readonly name: string;
  readonly folder: string;
  /** Absolute path of the graph. */
  readonly onnxPath: string;
  /** Of the graph with its external data; the cost of a token grows with it. */
  readonly onnxSizeBytes: number;
  /** Of query and document together, special tokens included. */
  readonly maxTokens: number;
  readonly tokenizerJson: unknown;
  readonly tokenizerConfig: unknown;
}
