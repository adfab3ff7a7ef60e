// What is read of one root's index while the engine lives: the view that searches look at, the
// counts that the status tells. It opens again after the index was cleared or could not be read.

import type { Disposable } from '../base/disposable.ts';
import { EngineError, messageOf } from '../base/errors.ts';
import { BufferedStore } from '../core/store/bufferedStore.ts';
import type { BufferSet } from '../core/store/bufferSet.ts';
import type { SourceDocument } from '../core/model.ts';
import type { FileNow } from '../core/search/page/rankedPlace.ts';
import type { IndexStore, StoreCounts } from '../core/store/indexStore.ts';
import { IndexView } from '../core/store/indexView.ts';
import type { RootParts } from './rootParts.ts';

/** Counting reads every chunk that waits: not after each batch of a large index. */
const countIntervalMs = 1_000;

const noCounts: StoreCounts = { files: 0, chunks: 0, embeddedChunks: 0, pendingFiles: 0 };

interface Counted {
  readonly generation: number;
  readonly atMs: number;
  readonly counts: StoreCounts;
}

export class RootReader implements Disposable {
  readonly #parts: RootParts;
  readonly #buffers: BufferSet;
  #store: IndexStore | undefined;
  #view: IndexView | undefined;
  #counted: Counted | undefined;
  /** Files as they were last compared; of one state of the index. */
  #compared = new WeakMap<SourceDocument, FileNow>();
  #comparedGeneration = -1;
  #isDisposed = false;

  /** @param buffers  searched in place of what is stored under their paths */
  constructor(parts: RootParts, buffers: BufferSet) {
    this.#parts = parts;
    this.#buffers = buffers;
  }

  /** The open store; undefined before {@link open} and while it cannot be read. */
  get store(): IndexStore | undefined {
    return this.#store;
  }

  get vectorSearch(): string {
    return this.#view?.vectorSearch ?? 'exact';
  }

  /** @throws EngineError `index-corrupt`, `index-newer` and what else the store says */
  open(): IndexView {
    if (this.#isDisposed) throw new EngineError('engine-stopped', 'The root has been closed.');
    if (this.#view !== undefined) return this.#view;
    const { dimension, graphThreshold, graphs, logger } = this.#parts;
    const store = this.#parts.openStore('read');
    this.#store = store;
    this.#view = new IndexView({
      store: new BufferedStore(store, this.#buffers),
      dimension,
      graphThreshold,
      ...(graphs === undefined ? {} : { graphs }),
      logger,
    });
    return this.#view;
  }

  /** Like {@link open}; a failure is only logged, the next search tries again. */
  tryOpen(): void {
    try {
      this.open();
    } catch (error) {
      this.#parts.logger.warn(`the index cannot be read: ${messageOf(error)}`);
    }
  }

  /** @param isFilling  while an index is filled, counts a second old are good enough */
  counts(isFilling: boolean): StoreCounts {
    const { store } = this;
    if (store === undefined) return noCounts;
    const now = performance.now();
    const age = now - (this.#counted?.atMs ?? -Infinity);
    if (this.#counted !== undefined && isFilling && age < countIntervalMs) {
      return this.#counted.counts;
    }
    const generation = store.generation();
    if (this.#counted?.generation !== generation) {
      this.#counted = { generation, atMs: now, counts: store.counts() };
    }
    return this.#counted.counts;
  }

  /** Says whether a file is still the one that was indexed; asked once for each state of both. */
  compare(document: SourceDocument): FileNow {
    const generation = this.#view?.generation ?? -1;
    if (generation !== this.#comparedGeneration) this.#compared = new WeakMap();
    this.#comparedGeneration = generation;
    const known = this.#compared.get(document);
    if (known !== undefined) return known;
    const { path, text, hash } = document;
    const file: FileNow = { text, stale: this.#store?.file(path)?.hash !== hash };
    this.#compared.set(document, file);
    return file;
  }

  /** Before the index is deleted. It can be opened again. */
  close(): void {
    this.#view?.dispose();
    this.#store?.dispose();
    this.#view = undefined;
    this.#store = undefined;
    this.#counted = undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.close();
  }
}
