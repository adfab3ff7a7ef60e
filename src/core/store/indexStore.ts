// Ports of the store: what is known of files, chunks, words and vectors of one root. One
// database stands behind them, so that a batch is written whole or not at all.

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
  readonly words: ChunkWords;
}

/** Words as `core/lexical` makes them, in order, each as often as it stands there. */
export interface ChunkWords {
  readonly text: readonly string[];
  /** Of what the chunk is called: its symbol or heading. */
  readonly name: readonly string[];
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

/** What a search holds in memory of a chunk. */
export interface StoredChunk {
  readonly key: ChunkKey;
  /** Of its file, as {@link IndexStore.fileTable} has it. */
  readonly fileId: number;
  readonly lines: LineRange;
  readonly kind: ChunkKind;
  readonly symbol?: string;
  readonly heading?: string;
  /** The words it holds, packed as `core/lexical/termCounts.ts` does. */
  readonly terms: Uint8Array;
}

/** What a search holds in memory of a file. */
export interface StoredFileFacts {
  readonly id: number;
  readonly path: string;
  readonly language: string;
  readonly modifiedMs: number;
}

/** A file as a reader follows it. */
export interface FileTableRow extends StoredFileFacts {
  /**
   * The highest key of its chunks, undefined without any. Chunks of a file are written together
   * and keys never come back, so the same key means the same chunks.
   */
  readonly lastKey: ChunkKey | undefined;
}

export interface IndexStore extends Disposable {
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
  /** Moves a file without touching its chunks and vectors. */
  renameFile(fromPath: string, toPath: string): void;
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
  /** Keys of the chunks of these files, of all when none are named; ascending. */
  chunkKeys(fileIds?: readonly number[]): ChunkKey[];
  /** @returns those of the keys that are there, in the order given */
  storedChunks(keys: readonly ChunkKey[]): StoredChunk[];
  fileTable(): FileTableRow[];
  /** Numbers of the words that any chunk has ever held; others are left out. */
  termsOf(words: readonly string[]): Map<string, number>;
  /** The highest number of any word; −1 when there is none. */
  lastTerm(): number;
  /** Numbers of all words with that stem. */
  termsWithStem(stem: string): number[];
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
