// The nouns that all rooms share. Plain, immutable data; nothing here knows where it runs.

/** 1-based, inclusive. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The number a chunk has inside one index; never reused within that index. */
export type ChunkKey = number & { readonly __brand: 'ChunkKey' };

/** Hash of model, chunker version, header and text: equal keys have equal vectors. */
export type ContentKey = string & { readonly __brand: 'ContentKey' };

export type ChunkKind =
  'function' | 'class' | 'type' | 'module' | 'variable' | 'section' | 'block' | 'text';

/** A file as it was read: decoded text with `\n` line ends kept as they are on disk. */
export interface SourceDocument {
  /** Relative to its root, with `/` between the parts. */
  readonly path: string;
  /** An id of `core/chunking/languages.ts`; `text` when no row fits. */
  readonly language: string;
  readonly text: string;
  /** Hash of the bytes on disk. */
  readonly hash: string;
}

/** A piece of a document that is found, shown and compared as one. */
export interface ChunkDraft {
  readonly lines: LineRange;
  readonly kind: ChunkKind;
  /** What the piece defines, with its scopes: `Session.send`. */
  readonly symbol?: string;
  /** Headings from the outermost to the section's own, joined with ` › `. */
  readonly heading?: string;
  /**
   * What says where the piece stands and is not in its lines: signatures of the class and the
   * function that hold it, then its symbol or heading. A line each; read with the text by the
   * encoder and by words, never shown as if it stood here.
   */
  readonly context?: string;
  /** The lines of the document, as they are. */
  readonly text: string;
}

/** A chunk as the index knows it. The text stays on disk: no source text in the index. */
export interface Chunk {
  readonly key: ChunkKey;
  readonly path: string;
  readonly language: string;
  readonly lines: LineRange;
  readonly kind: ChunkKind;
  readonly symbol?: string;
  readonly heading?: string;
}

/** Why a file that could have been indexed is not. Shown to people, so never in silence. */
export type SkipReason =
  | 'binary'
  | 'too-large'
  | 'minified'
  | 'generated'
  | 'secret'
  | 'unreadable'
  | 'vanished'
  | 'symlink-loop'
  | 'failed';

export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
  /** For a person: what was seen, `longest line has 812,340 characters`. */
  readonly detail: string;
}

/** Row-major [rows × dimension]. An encoder's rows have length 1. */
export interface EmbeddingMatrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly dimension: number;
}

/** One row of a matrix, as a view on its memory. */
export function rowOf(matrix: EmbeddingMatrix, row: number): Float32Array {
  return matrix.data.subarray(row * matrix.dimension, (row + 1) * matrix.dimension);
}
