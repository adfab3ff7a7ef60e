// Port: cuts a document into chunks. Implementations live beside this file (syntax, Markdown,
// text) and in tests; the tree-sitter adapter only lends the syntax tree.

import type { Disposable } from '../../base/disposable.ts';
import type { ChunkDraft, SourceDocument } from '../model.ts';

/** How large a chunk may be, in the tokens of the model that will read it. */
export interface ChunkBudget {
  /** Tokens of one chunk's text, without its header and the model's special tokens. */
  readonly maxTokens: number;
  /** Additive over lines: the count of a text is the sum of its lines' counts. */
  readonly countTokens: (text: string) => number;
}

export interface ChunkingResult {
  readonly chunks: readonly ChunkDraft[];
  /** Set when the syntax could not be used and lines were cut instead, with the reason. */
  readonly fallback?: string;
}

/**
 * Cuts documents. Chunks come in the order of the file; together they cover every line that is
 * not blank; none is longer than the budget, its context included; a line longer than the budget
 * is cut into pieces.
 *
 * A notebook is covered as its author wrote it: the text of its chunks is the source of the
 * cells without the marks of JSON, their lines are those of the file on which that source stands,
 * and outputs belong to no chunk. Several lines of source may stand on one line of the file.
 */
export interface Chunker extends Disposable {
  /** Changes whenever the same document would be cut differently; part of each content key. */
  readonly version: string;
  chunk(document: SourceDocument, budget: ChunkBudget): Promise<ChunkingResult>;
}
