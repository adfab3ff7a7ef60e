// Port: how well a document answers a query, both read together. Slower than comparing vectors by
// orders of magnitude, so it sees the first places of a ranking only.

import type { Disposable } from '../../base/disposable.ts';

export interface PairScorer extends Disposable {
  /** The name of its folder. */
  readonly name: string;
  /** Tokens of a text without special tokens. */
  countTokens(text: string): number;
  /**
   * Reads the query with each of the documents; what does not fit the window is left out.
   *
   * @param documents  as the encoder sees chunks: path, name, text
   * @returns          logits, in the order of the documents: their sigmoid is the chance, as
   *                   trained, that the document answers
   * @throws EngineError `engine-stopped` after dispose; whatever the runtime throws
   * @throws CancelledError between batches
   */
  score(query: string, documents: readonly string[], signal?: AbortSignal): Promise<Float32Array>;
}
