// Ports of the store: what is known of files, chunks, words and vectors of one root. One
// database stands behind the three, so that a batch is written whole or not at all.

import type { Disposable } from '../../base/disposable.ts';
import type { Chunk, ChunkKey, ChunkKind, ContentKey, LineRange, SkippedFile } from '../model.ts';

/** Versions that decide whether what is stored can be used. */
export interface IndexFingerprint {
  /** Of the tables; another one is rebuilt, never migrated. */
  readonly format: number;
  readonly chunker: string;
  readonly model: string;
  readonly dimension: number;
}

/** What the index remembers of a file; size and time are a filter, the hash decides. */
export interface StoredFile {
  readonly path: string;
  readonly language: string;
  readonly hash: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export interface NewChunk {
  readonly lines: LineRange;
  readonly kind: ChunkKind;
  readonly symbol?: string;
  readonly heading?: string;
  readonly contentKey: ContentKey;
  readonly words: LexicalFields;
}

/** Words by field, already split and lower-cased, in order, joined by spaces. */
export interface LexicalFields {
  readonly text: string;
  readonly stems: string;
  readonly symbol: string;
  readonly path: string;
}

/** A chunk that waits for its vector. */
export interface PendingChunk {
  readonly key: ChunkKey;
  readonly path: string;
  /** Of the file when the chunk was cut; another hash on disk means: cut anew, later. */
  readonly fileHash: string;
  readonly lines: LineRange;
  readonly symbol?: string;
  readonly heading?: string;
  readonly contentKey: ContentKey;
}

export interface StoreCounts {
  readonly files: number;
  readonly chunks: number;
  /** Chunks whose vector is stored. */
  readonly embeddedChunks: number;
  /** Files with at least one chunk that waits for its vector. */
  readonly pendingFiles: number;
}

/** Which chunks a search may return. Applied before the best are taken. */
export interface ChunkFilter {
  /** Paths that are accepted. */
  readonly paths: ReadonlySet<string>;
}

export interface LexicalMatch {
  readonly key: ChunkKey;
  /** BM25, higher is better, comparable within one list only. */
  readonly score: number;
}

/** Weights of the fields in BM25; 0 leaves a field out. */
export interface FieldWeights {
  readonly text: number;
  readonly stems: number;
  readonly symbol: number;
  readonly path: number;
}

export interface LexicalIndex {
  /** False where the SQLite at hand has no FTS5: searches then return nothing, and it is said. */
  readonly available: boolean;
  /**
   * Chunks that hold at least one of the terms.
   *
   * @param terms  plain terms as `core/lexical` makes them; each is matched as a whole word
   */
  search(
    terms: readonly string[],
    weights: FieldWeights,
    limit: number,
    filter?: ChunkFilter,
  ): LexicalMatch[];
}

export interface IndexStore extends Disposable {
  readonly lexical: LexicalIndex;
  /** Where it lies, for a person. */
  readonly location: string;

  files(): StoredFile[];
  file(path: string): StoredFile | undefined;
  /** Skipped files with their reasons, as the last run saw them. */
  skipped(): SkippedFile[];
  counts(): StoreCounts;
  sizeBytes(): number;
  /** When a run was last completed, ms since 1970; undefined before the first. */
  completedMs(): number | undefined;
  markCompleted(timeMs: number): void;
  /** Small facts of the hosts, kept with the index. */
  metaValue(key: string): string | undefined;
  setMetaValue(key: string, value: string): void;

  /**
   * Grows with each committed change of any process, so that readers know when to look again.
   */
  generation(): number;

  /** Runs `write` in one transaction; nothing of it is seen when it throws. */
  transaction(write: () => void): void;
  /** Puts a file and its chunks in the place of what was stored under its path. */
  putFile(file: StoredFile, chunks: readonly NewChunk[]): void;
  /** New size and time of a file whose content is the same. */
  touchFile(file: StoredFile): void;
  /** Moves a file without touching its chunks and vectors; words of the path change. */
  renameFile(fromPath: string, toPath: string, pathWords: string): void;
  removeFiles(paths: readonly string[]): void;
  replaceSkipped(files: readonly SkippedFile[], scope?: ReadonlySet<string>): void;

  /**
   * Chunks without a vector, at most `limit`; files in `firstPaths` come first. Called in a loop
   * until nothing is left, so it must not read past the chunks that have theirs.
   */
  pending(limit: number, firstPaths?: readonly string[]): PendingChunk[];
  /** Of the given keys, those whose vector is stored. */
  storedVectors(keys: readonly ContentKey[]): ReadonlySet<ContentKey>;
  /** @param rows unit rows, row-major [keys × dimension] */
  putVectors(keys: readonly ContentKey[], rows: Float32Array): void;
  /** Deletes vectors that no chunk refers to, oldest first, down to `budget` of them. */
  vacuumVectors(budget: number): number;

  chunks(keys: readonly ChunkKey[]): Map<ChunkKey, Chunk>;
  /** Every chunk's key with its path, for filters and for the diff of a reader. */
  chunkPaths(): { readonly keys: ChunkKey[]; readonly paths: string[] };
  /** Keys of the chunks that have a vector, in ascending order. */
  embeddedKeys(): ChunkKey[];
  /** @returns unit rows of those keys that have a vector, in the order of `found` */
  vectors(keys: readonly ChunkKey[]): { readonly found: ChunkKey[]; readonly rows: Float32Array };
}

/** The lock that lets one process write; readers need none. */
export interface WriterLock {
  /**
   * Waits until the lock is free. It ends with the process, however that ends.
   *
   * @param onWait  told once when another process holds it, with what is known of that process
   * @returns       releases the lock
   * @throws CancelledError
   */
  acquire(onWait: (holder: string) => void, signal?: AbortSignal): Promise<Disposable>;
}
