// Holds the one engine of this window. An engine cannot change its folders or settings: when
// they change, it is closed and another takes its place. Pure: knows no vscode.

import { CancelledError, EngineError, messageOf } from '../base/errors.ts';
import type { Disposable } from '../base/disposable.ts';
import { Emitter, type Event } from '../base/event.ts';
import type { Logger } from '../base/logger.ts';
import type { DuplicateReport } from '../core/duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from '../core/duplicates/duplicateOptions.ts';
import type { EncoderInput } from '../core/encoding/encoder.ts';
import type { EmbeddingMatrix } from '../core/model.ts';
import type {
  EngineOptions,
  EngineStatus,
  SearchEngine,
  SearchOptions,
  SearchResult,
  SimilarOptions,
  SimilarTarget,
} from '../core/searchEngine.ts';
import type { HostStatus } from './hostStatus.ts';

export interface EngineHostOptions {
  createEngine(options: EngineOptions): SearchEngine;
  readonly logger: Logger;
}

interface HeldEngine {
  readonly engine: SearchEngine;
  readonly closing: AbortController;
  readonly subscription: Disposable;
}

export class EngineHost implements Disposable {
  readonly #options: EngineHostOptions;
  readonly #statusEmitter = new Emitter<HostStatus>();
  readonly #indexedEmitter = new Emitter<undefined>();
  readonly onStatus: Event<HostStatus> = this.#statusEmitter.event;
  /** Answers may be different from now on. */
  readonly onIndexed: Event<undefined> = this.#indexedEmitter.event;
  #engineOptions: EngineOptions | undefined;
  #held: HeldEngine | undefined;
  #status: HostStatus = { type: 'no-folder' };
  #isPaused = false;
  readonly #buffers = new Map<string, string>();
  /** Index runs under way: before the engine says so itself, it is not ready either. */
  #indexRuns = 0;

  constructor(options: EngineHostOptions) {
    this.#options = options;
  }

  get status(): HostStatus {
    return this.#status;
  }

  get engineOptions(): EngineOptions | undefined {
    return this.#engineOptions;
  }

  /** Takes an engine for these folders and settings and brings its index up to date. */
  configure(engineOptions: EngineOptions): void {
    if (JSON.stringify(engineOptions) === JSON.stringify(this.#engineOptions)) return;
    this.#engineOptions = engineOptions;
    this.restart();
  }

  /** Closes the engine and starts anew with the same options. */
  restart(): void {
    this.#release();
    const engineOptions = this.#engineOptions;
    if (engineOptions === undefined || engineOptions.roots.length === 0) {
      this.#become({ type: 'no-folder' });
      return;
    }
    this.#announce(bareStatus('starting', engineOptions));
    try {
      this.#held = this.#hold(this.#options.createEngine(engineOptions));
    } catch (error) {
      this.#options.logger.error('the engine cannot be started', error);
      this.#announce(bareStatus('failed', engineOptions, [messageOf(error)]));
      return;
    }
    void this.#begin(); // reports its own failures
  }

  async search(query: string, options: SearchOptions, signal: AbortSignal): Promise<SearchResult> {
    return this.#engine().search(query, options, signal);
  }

  async findSimilar(
    target: SimilarTarget,
    options: SimilarOptions,
    signal: AbortSignal,
  ): Promise<SearchResult> {
    return this.#engine().findSimilar(target, options, signal);
  }

  async findDuplicates(options: DuplicateOptions, signal: AbortSignal): Promise<DuplicateReport> {
    return this.#engine().findDuplicates(options, signal);
  }

  async encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix> {
    return this.#engine().encode(texts, input, signal);
  }

  /** True when the engine does not run and does not come back by itself. */
  get isDown(): boolean {
    if (this.#status.type === 'no-folder') return false;
    return this.#status.status.state === 'failed' || this.#status.status.state === 'stopped';
  }

  /** Brings the whole index up to date; what goes wrong is in the status and the log. */
  async index(options: { readonly rebuild?: boolean } = {}): Promise<void> {
    const held = this.#held;
    this.#indexRuns++;
    await this.#work('index', (engine, signal) => engine.index(options, signal));
    this.#indexRuns--;
    if (held !== undefined && held === this.#held) this.#announce(await held.engine.status());
  }

  /** @param paths absolute paths of files or folders that have changed */
  async update(paths: readonly string[]): Promise<void> {
    await this.#work('update', (engine, signal) => engine.update(paths, signal));
  }

  /**
   * An unsaved editor; also told to the engines that come after this one.
   *
   * @param path  absolute
   * @param text  undefined: the disk counts again
   */
  async setBuffer(path: string, text: string | undefined): Promise<void> {
    if (text !== undefined) this.#buffers.set(path, text);
    else if (!this.#buffers.delete(path)) return;
    await this.#work('setBuffer', (engine) => engine.setBuffer(path, text));
  }

  hasBuffer(path: string): boolean {
    return this.#buffers.has(path);
  }

  /** Also holds for the engines that come after this one. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    await this.#engine().pause();
  }

  async resume(): Promise<void> {
    this.#isPaused = false;
    await this.#engine().resume();
  }

  dispose(): void {
    this.#release();
    this.#statusEmitter.dispose();
    this.#indexedEmitter.dispose();
  }

  #engine(): SearchEngine {
    if (this.#held !== undefined) return this.#held.engine;
    if (this.#status.type === 'no-folder') {
      throw new EngineError('folder-missing', 'No folder is open. Open a folder to search in it.');
    }
    throw new EngineError('engine-stopped', 'The search engine is not running.');
  }

  async #begin(): Promise<void> {
    if (this.#isPaused) await this.#work('pause', (engine) => engine.pause());
    for (const [path, text] of [...this.#buffers]) {
      await this.#work('setBuffer', (engine) => engine.setBuffer(path, text));
    }
    await this.index();
  }

  async #work(
    name: string,
    work: (engine: SearchEngine, signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    const held = this.#held;
    if (held === undefined) return;
    try {
      await work(held.engine, held.closing.signal);
      if (this.#held === held) this.#indexedEmitter.fire(undefined);
    } catch (error) {
      if (error instanceof CancelledError || this.#held !== held) return;
      this.#options.logger.error(`${name} failed`, error);
    }
  }

  #hold(engine: SearchEngine): HeldEngine {
    const subscription = engine.onStatus((status) => {
      this.#announce(status);
    });
    return { engine, subscription, closing: new AbortController() };
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.subscription.dispose();
    held?.closing.abort();
    held?.engine.dispose();
  }

  #announce(status: EngineStatus): void {
    const isBetween = status.state === 'ready' && this.#indexRuns > 0;
    const wasReady = this.#status.type === 'engine' && this.#status.status.state === 'ready';
    this.#become({ type: 'engine', status: isBetween ? { ...status, state: 'indexing' } : status });
    // Searches that failed while it was away can be asked again.
    if (status.state === 'ready' && !isBetween && !wasReady) this.#indexedEmitter.fire(undefined);
  }

  #become(status: HostStatus): void {
    this.#status = status;
    this.#statusEmitter.fire(status);
  }
}

function bareStatus(
  state: EngineStatus['state'],
  options: EngineOptions,
  notices: readonly string[] = [],
): EngineStatus {
  const model = options.settings.model;
  return { state, roots: [], model, device: '', vectorSearch: 'exact', notices };
}
