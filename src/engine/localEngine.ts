// The engine itself, in the process it is created in: sessions of the roots, one encoder, one
// pause switch. Searching never waits for indexing, only for the batch in hand.

import { setTimeout as delay } from 'node:timers';
import { DisposableStore } from '../base/disposable.ts';
import { EngineError, throwIfCancelled } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { DuplicateReport } from '../core/duplicates/duplicateCluster.ts';
import { DuplicateFinder } from '../core/duplicates/duplicateFinder.ts';
import {
  type DuplicateOptions,
  defaultDuplicateOptions,
} from '../core/duplicates/duplicateOptions.ts';
import type { OpenBlockScorer } from '../core/duplicates/semantic/optionalBlockScorer.ts';
import type { Encoder, EncoderInput } from '../core/encoding/encoder.ts';
import type { CuttingParts } from '../core/indexing/indexingRun.ts';
import type { EmbeddingMatrix } from '../core/model.ts';
import type { Reranking } from '../core/search/reranking/rerank.ts';
import { search, type SearchParts, type SearchTarget } from '../core/search/search.ts';
import { findSimilar } from '../core/search/similar/findSimilar.ts';
import type {
  EngineStatus,
  IndexReport,
  Root,
  SearchEngine,
  SearchOptions,
  SearchResult,
  SimilarOptions,
  SimilarTarget,
} from '../core/searchEngine.ts';
import { coverageOf } from './coverage.ts';
import { locateScope } from './locateScope.ts';
import { locateTarget } from './locateTarget.ts';
import { mergeReports } from './mergeReports.ts';
import type { RootParts } from './rootParts.ts';
import { RootSession } from './rootSession.ts';

export interface LocalEngineParts {
  readonly roots: readonly { readonly root: Root; readonly parts: RootParts }[];
  /** Or why there is none: then words and names answer, and it is said. */
  readonly encoder: Encoder | EngineError;
  /** Cuts what is compared as the index cuts. */
  readonly cutting: CuttingParts;
  /** Absent when it is switched off. */
  readonly reranking?: Reranking;
  /** Compares vectors by blocks; where it cannot be opened, a slower way is taken. */
  readonly openBlockScorer: OpenBlockScorer;
  /** What else is degraded: the missing graph library, for example. */
  readonly notices: readonly string[];
}

/** Progress is told at most this often; a person sees no more. */
const statusIntervalMs = 100;

export class LocalEngine implements SearchEngine {
  readonly #parts: LocalEngineParts;
  readonly #sessions: readonly RootSession[];
  readonly #disposables = new DisposableStore();
  readonly #statusEmitter = this.#disposables.add(new Emitter<EngineStatus>());
  readonly onStatus = this.#statusEmitter.event;
  readonly #duplicates: DuplicateFinder;
  #pause = new AbortController();
  #resumed: PromiseWithResolvers<undefined> | undefined;
  #statusTimer: NodeJS.Timeout | undefined;

  constructor(parts: LocalEngineParts) {
    this.#parts = parts;
    this.#duplicates = this.#disposables.add(new DuplicateFinder(parts.openBlockScorer));
    const scorer = parts.reranking?.scorer;
    if (scorer !== undefined) {
      this.#disposables.add(scorer);
      this.#disposables.add(
        scorer.onGivenUp(() => {
          this.#scheduleStatus();
        }),
      );
    }
    this.#sessions = parts.roots.map((root) =>
      this.#disposables.add(
        new RootSession({
          ...root,
          unpaused: () => this.#resumed?.promise ?? Promise.resolve(undefined),
          pauseSignal: () => this.#pause.signal,
          onChange: () => {
            this.#scheduleStatus();
          },
        }),
      ),
    );
  }

  status(): Promise<EngineStatus> {
    return Promise.resolve(this.#currentStatus());
  }

  /** Every root is brought up to date, also when one of them fails; then the failure is thrown. */
  async index(
    options: { readonly rebuild?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<IndexReport> {
    return this.#forEachRoot((session) => session.index(options, signal));
  }

  async update(paths: readonly string[], signal?: AbortSignal): Promise<IndexReport> {
    return this.#forEachRoot((session) => session.update(paths, signal));
  }

  async search(
    query: string,
    options: SearchOptions = {},
    signal?: AbortSignal,
  ): Promise<SearchResult> {
    throwIfCancelled(signal);
    return search(this.#searchParts(this.#sessions.flatMap(toTarget)), query, options, signal);
  }

  async findSimilar(
    target: SimilarTarget,
    options: SimilarOptions = {},
    signal?: AbortSignal,
  ): Promise<SearchResult> {
    throwIfCancelled(signal);
    const targets = this.#sessions.flatMap(toTarget);
    const { cutting } = this.#parts;
    const parts = { ...this.#searchParts(targets), cutting };
    return findSimilar(parts, locateTarget(targets, target), options, signal);
  }

  async findDuplicates(
    options: DuplicateOptions = {},
    signal?: AbortSignal,
  ): Promise<DuplicateReport> {
    throwIfCancelled(signal);
    const targets = this.#sessions.flatMap(toTarget);
    const scope = locateScope(targets, options.scope ?? defaultDuplicateOptions.scope);
    return this.#duplicates.find(this.#searchParts(targets), options, scope, signal);
  }

  async setBuffer(path: string, text: string | undefined): Promise<void> {
    await Promise.all(this.#sessions.map((session) => session.setBuffer(path, text)));
  }

  async encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix> {
    const { encoder } = this.#parts;
    if (encoder instanceof EngineError) throw encoder;
    return encoder.encode(texts, input, signal);
  }

  pause(): Promise<void> {
    if (this.#resumed === undefined) {
      this.#resumed = Promise.withResolvers<undefined>();
      this.#pause.abort();
      this.#scheduleStatus();
    }
    return Promise.resolve();
  }

  resume(): Promise<void> {
    const resumed = this.#resumed;
    if (resumed !== undefined) {
      this.#resumed = undefined;
      this.#pause = new AbortController();
      resumed.resolve(undefined);
      this.#scheduleStatus();
    }
    return Promise.resolve();
  }

  async clear(): Promise<void> {
    await Promise.all(this.#sessions.map((session) => session.clear()));
    this.#scheduleStatus();
  }

  dispose(): void {
    this.#pause.abort();
    clearTimeout(this.#statusTimer);
    this.#disposables.dispose();
    if (!(this.#parts.encoder instanceof EngineError)) this.#parts.encoder.dispose();
  }

  #searchParts(targets: readonly SearchTarget[]): SearchParts {
    const { encoder, reranking } = this.#parts;
    return {
      targets,
      ...(encoder instanceof EngineError ? {} : { encoder }),
      ...(reranking === undefined ? {} : { reranking }),
      coverage: () => coverageOf(this.#sessions, [...this.#notices(), ...this.#failures()]),
    };
  }

  async #forEachRoot(work: (session: RootSession) => Promise<IndexReport>): Promise<IndexReport> {
    const results = await Promise.allSettled(this.#sessions.map(work));
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
    }
    return mergeReports(
      results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    );
  }

  #scheduleStatus(): void {
    if (this.#statusTimer !== undefined || this.#disposables.isDisposed) return;
    this.#statusTimer = delay(() => {
      this.#statusTimer = undefined;
      this.#statusEmitter.fire(this.#currentStatus());
    }, statusIntervalMs);
    this.#statusTimer.unref();
  }

  #currentStatus(): EngineStatus {
    const { encoder, reranking } = this.#parts;
    const roots = this.#sessions.map((session) => session.status());
    return {
      state: this.#stateOf(),
      roots,
      model: encoder instanceof EngineError ? 'none' : encoder.model.name,
      device: encoder instanceof EngineError ? 'none' : encoder.device,
      vectorSearch: this.#sessions.some((session) => session.vectorSearch === 'hnsw')
        ? 'hnsw'
        : 'exact',
      ...(reranking === undefined ? {} : { rerank: reranking.mode }),
      notices: this.#notices(),
    };
  }

  #stateOf(): EngineStatus['state'] {
    const types = this.#sessions.map(({ state }) => state.type);
    if (this.#resumed !== undefined) return 'paused';
    if (types.some((type) => type !== 'idle' && type !== 'failed')) return 'indexing';
    return types.length > 0 && types.every((type) => type === 'failed') ? 'failed' : 'ready';
  }

  #notices(): string[] {
    const { encoder, reranking, notices } = this.#parts;
    const notice = reranking?.scorer.notice;
    return [
      ...(encoder instanceof EngineError
        ? [`${encoder.message} Until then, search answers by words and names only.`]
        : []),
      ...(notice === undefined ? [] : [notice]),
      ...notices,
    ];
  }

  /** For answers; a status tells them with its roots. */
  #failures(): string[] {
    return this.#sessions.flatMap(({ state, root }) =>
      state.type === 'failed' ? [`${root.name}: ${state.message}`] : [],
    );
  }
}

/** A root whose index cannot be read is left out; its state says why. */
function toTarget(session: RootSession): SearchTarget[] {
  try {
    return [
      {
        folder: session.root.folder,
        view: session.view(),
        readFile: (path) => session.readFile(path),
        changedFiles: session.changedFiles,
      },
    ];
  } catch (error) {
    if (error instanceof EngineError) return [];
    throw error;
  }
}
