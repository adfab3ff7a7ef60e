// The store on `node:sqlite`: one database file per model, chunker and format. SQLite is the
// truth; all that is derived from it (graphs, caches) can be thrown away.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Logger } from '../../base/logger.ts';
import type { Chunk, ChunkKey, ContentKey, SkippedFile } from '../../core/model.ts';
import type {
  FileTableRow,
  IndexFingerprint,
  IndexStore,
  NewChunk,
  PendingChunk,
  StoreCounts,
  StoredChunk,
  StoredFile,
} from '../../core/store/indexStore.ts';
import { Attachment, type OpenMode } from './attachment.ts';
import {
  countRows,
  readChunkKeys,
  readChunks,
  readPending,
  readStoredChunks,
} from './chunkRows.ts';
import type { Connection } from './connection.ts';
import {
  deleteFile,
  moveFile,
  readFile,
  readFiles,
  readFileTable,
  updateFile,
  writeFile,
  type WriteContext,
} from './fileRows.ts';
import { indexFileName, removeOtherIndexes } from './indexFiles.ts';
import { labelIndexFolder } from './indexFolder.ts';
import { metaOf, setMeta } from './openDatabase.ts';
import { readSkipped, writeSkipped } from './skippedRows.ts';
import { readLastTerm, readTerms, readTermsWithStem, TermNumbers } from './termRows.ts';
import {
  deleteUnreferenced,
  findStored,
  readEmbeddedKeys,
  readVectors,
  writeVectors,
} from './vectorRows.ts';

export { clearIndex } from './indexFiles.ts';

export interface IndexStoreOptions {
  /** Of one root, as `indexFolderFor` names it. */
  readonly folder: string;
  readonly fingerprint: IndexFingerprint;
  /** A reader creates nothing; what does not exist yet is an empty index to it. */
  readonly mode: OpenMode;
  readonly logger: Logger;
  /** Noted down in the folder by a writer, for people. */
  readonly rootFolder?: string;
  /** Bound of the database in pages of 4 KiB; tests fill a small disk with it. */
  readonly maxPages?: number;
  /** How long a write waits for that of another process; 5 seconds when absent. */
  readonly busyTimeoutMs?: number;
  /** ms since 1970; tests put their own here. */
  readonly now?: () => number;
}

/**
 * Opens the index of a root. A writer holds the {@link createWriterLock} of the same folder.
 *
 * @throws EngineError `index-newer`; `index-corrupt` (readers only: a writer rebuilds);
 *         `index-unwritable`; `index-busy`
 */
export function openIndexStore(options: IndexStoreOptions): IndexStore {
  const store = new SqliteIndexStore(options);
  const { folder, mode, rootFolder } = options;
  if (mode === 'write' && rootFolder !== undefined) labelIndexFolder(folder, rootFolder);
  return store;
}

class SqliteIndexStore implements IndexStore {
  readonly location: string;
  readonly #attachment: Attachment;
  readonly #dimension: number;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #termNumbers = new TermNumbers();

  constructor(options: IndexStoreOptions) {
    const { folder, fingerprint, mode, logger, maxPages, busyTimeoutMs, now } = options;
    this.location = join(folder, indexFileName(fingerprint));
    this.#dimension = fingerprint.dimension;
    this.#logger = logger;
    this.#now = now ?? Date.now;
    this.#attachment = new Attachment(
      {
        file: this.location,
        fingerprint,
        logger,
        ...(maxPages === undefined ? {} : { maxPages }),
        ...(busyTimeoutMs === undefined ? {} : { busyTimeoutMs }),
      },
      mode,
    );
  }

  files(): StoredFile[] {
    return this.#read([], readFiles);
  }

  file(path: string): StoredFile | undefined {
    return this.#read(undefined, (connection) => readFile(connection, path));
  }

  skipped(): SkippedFile[] {
    return this.#read([], readSkipped);
  }

  counts(): StoreCounts {
    return this.#read({ files: 0, chunks: 0, embeddedChunks: 0, pendingFiles: 0 }, countRows);
  }

  sizeBytes(): number {
    const sizes = ['', '-wal'].map(
      (suffix) => statSync(this.location + suffix, { throwIfNoEntry: false })?.size ?? 0,
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  completedMs(): number | undefined {
    const stored = this.metaValue(completedName);
    return stored === undefined ? undefined : Number(stored);
  }

  /** What was built for other models, chunkers and formats is not needed any more. */
  markCompleted(timeMs: number): void {
    this.setMetaValue(completedName, String(timeMs));
    removeOtherIndexes(dirname(this.location), basename(this.location), this.#logger);
  }

  metaValue(key: string): string | undefined {
    return this.#read(undefined, (connection) => metaOf(connection, hostPrefix + key));
  }

  setMetaValue(key: string, value: string): void {
    this.#write(({ connection }) => {
      setMeta(connection, hostPrefix + key, value);
    });
  }

  generation(): number {
    return this.#attachment.generation();
  }

  transaction(write: () => void): void {
    this.#write(write);
  }

  putFile(file: StoredFile, chunks: readonly NewChunk[]): void {
    this.#write((context) => {
      writeFile(context, file, chunks);
    });
  }

  touchFile(file: StoredFile): void {
    this.#write(({ connection }) => {
      updateFile(connection, file);
    });
  }

  renameFile(fromPath: string, toPath: string): void {
    this.#write((context) => {
      moveFile(context, fromPath, toPath);
    });
  }

  removeFiles(paths: readonly string[]): void {
    this.#write((context) => {
      for (const path of paths) deleteFile(context, path);
    });
  }

  replaceSkipped(files: readonly SkippedFile[], scope?: ReadonlySet<string>): void {
    this.#write(({ connection }) => {
      writeSkipped(connection, files, scope);
    });
  }

  pending(limit: number, firstPaths: readonly string[] = []): PendingChunk[] {
    return this.#read([], (connection) => readPending(connection, limit, firstPaths));
  }

  storedVectors(keys: readonly ContentKey[]): ReadonlySet<ContentKey> {
    return this.#read(new Set<ContentKey>(), (connection) => findStored(connection, keys));
  }

  putVectors(keys: readonly ContentKey[], rows: Float32Array): void {
    this.#write((context) => {
      writeVectors(context, keys, rows, this.#dimension);
    });
  }

  vacuumVectors(budget: number): number {
    let deleted = 0;
    this.#write(({ connection }) => {
      deleted = deleteUnreferenced(connection, Math.max(0, budget));
    });
    return deleted;
  }

  chunks(keys: readonly ChunkKey[]): Map<ChunkKey, Chunk> {
    return this.#read(new Map<ChunkKey, Chunk>(), (connection) => readChunks(connection, keys));
  }

  chunkKeys(fileIds?: readonly number[]): ChunkKey[] {
    return this.#read([], (connection) => readChunkKeys(connection, fileIds));
  }

  storedChunks(keys: readonly ChunkKey[]): StoredChunk[] {
    return this.#read([], (connection) => readStoredChunks(connection, keys));
  }

  fileTable(): FileTableRow[] {
    return this.#read([], readFileTable);
  }

  termsOf(words: readonly string[]): Map<string, number> {
    return this.#read(new Map<string, number>(), (connection) => readTerms(connection, words));
  }

  lastTerm(): number {
    return this.#read(-1, readLastTerm);
  }

  termsWithStem(stem: string): number[] {
    return this.#read([], (connection) => readTermsWithStem(connection, stem));
  }

  embeddedKeys(): ChunkKey[] {
    return this.#read([], readEmbeddedKeys);
  }

  vectors(keys: readonly ChunkKey[]): { readonly found: ChunkKey[]; readonly rows: Float32Array } {
    return this.#read({ found: [], rows: new Float32Array(0) }, (connection) =>
      readVectors(connection, keys, this.#dimension),
    );
  }

  dispose(): void {
    this.#attachment.dispose();
  }

  #read<T>(missing: T, action: (connection: Connection) => T): T {
    return this.#attachment.use(missing, ({ connection }) => action(connection));
  }

  #write(action: (context: WriteContext) => void): void {
    const termNumbers = this.#termNumbers;
    try {
      this.#attachment.write(({ connection }) => {
        action({ connection, termNumbers, nowMs: this.#now() });
      });
    } catch (error) {
      termNumbers.forget();
      throw error;
    }
  }
}

/** Hosts' facts and the index's own stand in one table, and must not meet. */
const hostPrefix = 'host.';
const completedName = 'completedMs';
