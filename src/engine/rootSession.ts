// One root while the engine lives: its reader for searches, its runs of indexing one after the
// other, and its state. Knows ports only; `createEngine` brings the adapters.

import { randomUUID } from 'node:crypto';
import type { Disposable } from '../base/disposable.ts';
import { CancelledError, EngineError, messageOf, throwIfCancelled } from '../base/errors.ts';
import type { ListChangedFiles } from '../core/corpus/changedFiles.ts';
import { isIgnoreFile } from '../core/corpus/ignoreRules.ts';
import type { FileSource } from '../core/corpus/fileSource.ts';
import { type IndexingScope } from '../core/indexing/indexFiles.ts';
import type { IndexingControl, IndexingParts } from '../core/indexing/indexingRun.ts';
import { indexRoot } from '../core/indexing/indexRoot.ts';
import type { FileNow } from '../core/search/page/rankedPlace.ts';
import type { IndexReport, Root, RootState, RootStatus } from '../core/searchEngine.ts';
import type { IndexStore, StoreCounts } from '../core/store/indexStore.ts';
import { type IndexView, indexIdKey } from '../core/store/indexView.ts';
import { mergeReports } from './mergeReports.ts';
import type { RootParts } from './rootParts.ts';
import { RootBuffers } from './rootBuffers.ts';
import { RootReader } from './rootReader.ts';
import { countReasons, relativeTo } from './rootFacts.ts';

export interface RootSessionOptions {
  readonly root: Root;
  readonly parts: RootParts;
  /** Resolves when the person lets the indexing go on. */
  readonly unpaused: () => Promise<unknown>;
  /** Aborted when the person pauses. */
  readonly pauseSignal: () => AbortSignal;
  readonly onChange: () => void;
}

/** Where the host's exclude globs are kept, so that every door indexes the same files. */
const excludeKey = 'exclude';
/** While an index is filled, searches look at what is new at most this often. */
const refreshIntervalMs = 500;
const maxRecentPaths = 50;

export class RootSession implements Disposable {
  readonly root: Root;
  readonly #options: RootSessionOptions;
  readonly #parts: RootParts;
  readonly #buffers: RootBuffers;
  readonly #reader: RootReader;
  #state: RootState = { type: 'idle' };
  #queue: Promise<unknown> = Promise.resolve();
  #recentPaths: string[] = [];
  #ownSource: { readonly key: string; readonly source: FileSource } | undefined;
  #disposed = false;

  constructor(options: RootSessionOptions) {
    this.root = options.root;
    this.#options = options;
    this.#parts = options.parts;
    this.#buffers = new RootBuffers(options.parts);
    this.#reader = new RootReader(options.parts, this.#buffers.files);
    this.#openReader();
  }

  get state(): RootState {
    return this.#state;
  }

  /** What searches look at, as fresh as the disk's index is. @throws EngineError when unreadable */
  view(): IndexView {
    const view = this.#reader.open();
    view.refresh(this.#isFilling ? refreshIntervalMs : 0);
    return view;
  }

  /** Brings the root up to date; runs of one root follow each other. */
  index(options: { readonly rebuild?: boolean }, signal?: AbortSignal): Promise<IndexReport> {
    return this.#enqueue(async () => {
      if (options.rebuild === true) await this.#clear(signal);
      return this.#run({ type: 'all' }, signal);
    });
  }

  /** @param paths  absolute; those outside the root are passed over */
  update(paths: readonly string[], signal?: AbortSignal): Promise<IndexReport> {
    const own = paths.flatMap((path) => relativeTo(this.root.folder, path) ?? []);
    if (own.length === 0) return Promise.resolve(mergeReports([]));
    this.#recentPaths = [...new Set([...own, ...this.#recentPaths])].slice(0, maxRecentPaths);
    // A changed ignore file decides about paths that are not in the batch.
    const scope: IndexingScope = own.some(isIgnoreFile)
      ? { type: 'all' }
      : { type: 'paths', paths: own };
    return this.#enqueue(() => this.#run(scope, signal));
  }

  clear(signal?: AbortSignal): Promise<void> {
    return this.#enqueue(() => this.#clear(signal));
  }

  /**
   * An editor that is not saved: searched in place of what is stored.
   *
   * @param path  absolute; outside of the root nothing happens
   * @param text  undefined: the disk counts again
   */
  async setBuffer(path: string, text: string | undefined): Promise<void> {
    const own = relativeTo(this.root.folder, path);
    if (own === undefined || own === '') return;
    await this.#buffers.put(own, text, this.#source(this.#reader.store));
  }

  /** For the snippets of hits: what the editor or the disk holds now. */
  async readFile(path: string): Promise<FileNow | undefined> {
    const buffer = this.#buffers.files.get(path);
    if (buffer !== undefined) return { text: buffer.text, stale: false };
    if (this.#reader.store === undefined) return undefined;
    // Which globs exclude decides what is listed; what a path holds does not depend on them.
    const source = this.#ownSource?.source ?? this.#source(this.#reader.store);
    const reading = await source.readAgain(path);
    return reading.type === 'skipped' ? undefined : this.#reader.compare(reading.document);
  }

  get changedFiles(): ListChangedFiles {
    return this.#parts.changedFiles;
  }

  status(): RootStatus {
    const { store } = this.#reader;
    const counts = this.counts();
    const completedMs = store?.completedMs();
    return {
      folder: this.root.folder,
      name: this.root.name,
      state: this.#state,
      files: counts.files,
      pendingFiles: counts.pendingFiles,
      chunks: counts.chunks,
      embeddedChunks: counts.embeddedChunks,
      skipped: countReasons(store?.skipped() ?? []),
      indexPath: this.#parts.indexFolder,
      sizeBytes: store?.sizeBytes() ?? 0,
      ...(completedMs === undefined ? {} : { completedMs }),
    };
  }

  counts(): StoreCounts {
    return this.#reader.counts(this.#isFilling);
  }

  get vectorSearch(): string {
    return this.#reader.vectorSearch;
  }

  dispose(): void {
    this.#disposed = true;
    this.#reader.dispose();
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined); // the caller has the error
    return result;
  }

  /** Goes on after a pause where it stopped: what was committed is there. */
  async #run(scope: IndexingScope, signal: AbortSignal | undefined): Promise<IndexReport> {
    for (;;) {
      throwIfCancelled(signal);
      await this.#options.unpaused();
      const pause = this.#options.pauseSignal();
      try {
        return await this.#runOnce(
          scope,
          signal === undefined ? pause : AbortSignal.any([signal, pause]),
        );
      } catch (error) {
        const pausedOnly = pause.aborted && signal?.aborted !== true && !this.#disposed;
        if (!(error instanceof CancelledError && pausedOnly)) throw error;
      }
    }
  }

  async #runOnce(scope: IndexingScope, signal: AbortSignal): Promise<IndexReport> {
    try {
      const lock = await this.#acquire(signal);
      try {
        return await this.#write(scope, signal);
      } finally {
        lock.dispose();
      }
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  async #write(scope: IndexingScope, signal: AbortSignal): Promise<IndexReport> {
    const store = this.#parts.openStore('write');
    try {
      if (store.metaValue(indexIdKey) === undefined) store.setMetaValue(indexIdKey, randomUUID());
      if (this.root.exclude !== undefined) {
        store.setMetaValue(excludeKey, JSON.stringify(this.root.exclude));
      }
      this.#reader.tryOpen();
      const parts: IndexingParts = { ...this.#parts.indexing, source: this.#source(store), store };
      const report = await indexRoot(parts, scope, this.#control(signal));
      this.#setState({ type: 'idle' });
      return report;
    } finally {
      store.dispose();
    }
  }

  #control(signal: AbortSignal): IndexingControl {
    return {
      signal,
      firstPaths: () => this.#recentPaths,
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      onState: (state) => {
        this.#setState(state);
      },
    };
  }

  async #acquire(signal: AbortSignal | undefined): Promise<Disposable> {
    return this.#parts.lock.acquire((holder) => {
      this.#parts.logger.info(`waiting for ${holder}, which writes this index`);
      this.#setState({ type: 'waiting', holder });
    }, signal);
  }

  async #clear(signal: AbortSignal | undefined): Promise<void> {
    const lock = await this.#acquire(signal);
    try {
      this.#reader.close();
      this.#parts.clearStore();
      this.#setState({ type: 'idle' });
    } finally {
      lock.dispose();
    }
  }

  /** Kept while the host's globs are the same: compiling them costs more than a read. */
  #source(store: IndexStore | undefined): FileSource {
    const globs = this.root.exclude ?? parseGlobs(store?.metaValue(excludeKey));
    const key = JSON.stringify(globs);
    if (this.#ownSource?.key !== key) {
      this.#ownSource = { key, source: this.#parts.createSource(globs) };
    }
    return this.#ownSource.source;
  }

  get #isFilling(): boolean {
    return this.#state.type !== 'idle' && this.#state.type !== 'failed';
  }

  #openReader(): void {
    try {
      this.#reader.open();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (error instanceof CancelledError) {
      this.#setState({ type: 'idle' });
      return;
    }
    const code = error instanceof EngineError ? error.code : 'bug';
    this.#parts.logger.error(`indexing ${this.root.folder} failed`, error);
    this.#setState({ type: 'failed', code, message: messageOf(error) });
  }

  #setState(state: RootState): void {
    this.#state = state;
    this.#options.onChange();
  }
}

function parseGlobs(stored: string | undefined): readonly string[] {
  if (stored === undefined) return [];
  const globs: unknown = JSON.parse(stored);
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
}
