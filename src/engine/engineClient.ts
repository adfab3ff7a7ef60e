// The host's side of the engine: a `SearchEngine` whose work happens in a child process. When
// that process ends unasked, pending calls fail, it is started again with growing pauses, and
// `onStatus` says so; after three failures in a row it stays down until it is called again.

import { fork } from 'node:child_process';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { EngineError, hasCode, messageOf, throwIfCancelled } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { Logger } from '../base/logger.ts';
import type { DuplicateReport } from '../core/duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from '../core/duplicates/duplicateOptions.ts';
import type { EmbeddingMatrix } from '../core/model.ts';
import type {
  EngineOptions,
  EngineStatus,
  IndexReport,
  SearchEngine,
  SearchOptions,
  SearchResult,
  SimilarOptions,
  SimilarTarget,
} from '../core/searchEngine.ts';
import type { EncoderInput } from '../core/encoding/encoder.ts';
import { restartNotice, startingStatus, stoppedNotice } from './clientStatus.ts';
import type { RemoteMethod } from './dispatch.ts';
import { type RunningEngine, stopEngine } from './runningEngine.ts';
import {
  callRequest,
  connectTo,
  type EngineAssets,
  fromResponseError,
  initializeRequest,
  logNotification,
  statusNotification,
  tokenOf,
} from './rpc.ts';

export interface EngineClientOptions {
  readonly engineOptions: EngineOptions;
  readonly assets: EngineAssets;
  /** The engine's bundle, `dist/engine.cjs`. */
  readonly modulePath: string;
  readonly logger: Logger;
  /** Pauses before the restarts, ms; as many restarts as there are pauses. */
  readonly restartPausesMs?: readonly number[];
}

/** A run that lasted this long was a good one: the count of failures starts anew. */
const stableRunMs = 60_000;
const defaultRestartPausesMs: readonly number[] = [500, 2_000, 8_000];

export function createEngineClient(options: EngineClientOptions): EngineClient {
  return new EngineClient(options);
}

export class EngineClient implements SearchEngine {
  readonly #options: EngineClientOptions;
  readonly #statusEmitter = new Emitter<EngineStatus>();
  readonly onStatus = this.#statusEmitter.event;
  #running: RunningEngine | undefined;
  #lastStatus: EngineStatus;
  #failures = 0;
  #restartTimer: NodeJS.Timeout | undefined;
  #paused = false;
  /** Whether a full index was asked for: a restarted engine then goes on with it by itself. */
  #indexWanted = false;
  /** Unsaved editors: a restarted engine is told of them again. */
  readonly #buffers = new Map<string, string>();
  #disposed = false;

  constructor(options: EngineClientOptions) {
    this.#options = options;
    this.#lastStatus = startingStatus(options.engineOptions);
    this.#running = this.#start();
  }

  /** The process that does the work; undefined between a crash and the restart. */
  get processId(): number | undefined {
    return this.#running?.child.pid;
  }

  /** Of the engine where it runs; else what is known here: starting, restarting, stopped. */
  async status(): Promise<EngineStatus> {
    const states: readonly EngineStatus['state'][] = [
      'starting',
      'restarting',
      'stopped',
      'failed',
    ];
    if (this.#running === undefined || states.includes(this.#lastStatus.state))
      return this.#lastStatus;
    try {
      return await this.#call<EngineStatus>('status', []);
    } catch (error) {
      if (!hasCode(error, 'engine-stopped')) throw error;
      return this.#lastStatus;
    }
  }

  index(options: { readonly rebuild?: boolean } = {}, signal?: AbortSignal): Promise<IndexReport> {
    this.#indexWanted = true;
    return this.#call<IndexReport>('index', [options], signal);
  }

  update(paths: readonly string[], signal?: AbortSignal): Promise<IndexReport> {
    return this.#call<IndexReport>('update', [paths], signal);
  }

  search(query: string, options: SearchOptions = {}, signal?: AbortSignal): Promise<SearchResult> {
    return this.#call<SearchResult>('search', [query, options], signal);
  }

  findSimilar(
    target: SimilarTarget,
    options: SimilarOptions = {},
    signal?: AbortSignal,
  ): Promise<SearchResult> {
    return this.#call<SearchResult>('findSimilar', [target, options], signal);
  }

  findDuplicates(options: DuplicateOptions = {}, signal?: AbortSignal): Promise<DuplicateReport> {
    return this.#call<DuplicateReport>('findDuplicates', [options], signal);
  }

  async setBuffer(path: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.#buffers.delete(path);
    else this.#buffers.set(path, text);
    await this.#call('setBuffer', [path, text]);
  }

  encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix> {
    return this.#call<EmbeddingMatrix>('encode', [texts, input], signal);
  }

  async pause(): Promise<void> {
    this.#paused = true;
    await this.#call('pause', []);
  }

  async resume(): Promise<void> {
    this.#paused = false;
    await this.#call('resume', []);
  }

  async clear(): Promise<void> {
    await this.#call('clear', []);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    clearTimeout(this.#restartTimer);
    const running = this.#running;
    this.#running = undefined;
    if (running !== undefined) stopEngine(running);
    this.#statusEmitter.dispose();
  }

  async #call<T>(method: RemoteMethod, args: readonly unknown[], signal?: AbortSignal): Promise<T> {
    throwIfCancelled(signal);
    const { connection, ready } = this.#ensureRunning();
    await ready;
    const { token, release } = tokenOf(signal);
    try {
      // Both ends are built from one source: the answer has the façade's type.
      // eslint-disable-next-line no-restricted-syntax -- see above
      return (await connection.sendRequest(callRequest, { method, args }, token)) as T;
    } catch (error) {
      throw fromResponseError(error);
    } finally {
      release();
    }
  }

  #ensureRunning(): RunningEngine {
    if (this.#disposed) throw new EngineError('engine-stopped', 'The engine has been closed.');
    if (this.#running !== undefined) return this.#running;
    // Somebody asks while it is down: that is the wish to try again, now.
    clearTimeout(this.#restartTimer);
    return this.#restart();
  }

  #start(): RunningEngine {
    const { modulePath, logger, engineOptions, assets } = this.#options;
    const child = fork(modulePath, [], {
      serialization: 'advanced', // typed arrays cross the channel as they are
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.on('data', (data: Buffer) => {
      logger.debug(data.toString().trimEnd());
    });
    child.stderr?.on('data', (data: Buffer) => {
      logger.warn(data.toString().trimEnd());
    });
    const connection = connectTo(child);
    connection.onNotification(statusNotification, (status) => {
      this.#announce(status);
    });
    connection.onNotification(logNotification, ({ level, message }) => {
      logger.log(level, message);
    });
    connection.listen();
    const ready = this.#initialize(connection, { options: engineOptions, assets });
    const running = { child, connection, ready, startedMs: performance.now() };
    let ended = false;
    const onEnd = (why: string): void => {
      if (ended) return;
      ended = true;
      connection.dispose();
      this.#onEnd(running, why);
    };
    child.once('exit', (code, signal) => {
      onEnd(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
    });
    child.once('error', (error) => {
      onEnd(messageOf(error));
    });
    return running;
  }

  #initialize(
    connection: MessageConnection,
    params: { readonly options: EngineOptions; readonly assets: EngineAssets },
  ): Promise<void> {
    const ready = connection.sendRequest(initializeRequest, params).then(
      () => undefined,
      (error: unknown) => {
        throw fromResponseError(error);
      },
    );
    // A call that waits for `ready` reports the failure; without one, the status does. An
    // engine whose process ended is told by its end.
    ready.catch((error: unknown) => {
      if (this.#disposed || hasCode(error, 'engine-stopped')) return;
      this.#announce({ ...this.#lastStatus, state: 'failed', notices: [messageOf(error)] });
    });
    return ready;
  }

  #onEnd(running: RunningEngine, why: string): void {
    if (this.#disposed || this.#running !== running) return;
    this.#running = undefined;
    const { logger, restartPausesMs = defaultRestartPausesMs } = this.#options;
    if (performance.now() - running.startedMs > stableRunMs) this.#failures = 0;
    const pauseMs = restartPausesMs[this.#failures];
    this.#failures += 1;
    logger.error(`The engine's process ended (${why}).`);
    if (pauseMs === undefined) {
      this.#announce({ ...this.#lastStatus, state: 'stopped', notices: [stoppedNotice(why)] });
      return;
    }
    this.#announce({
      ...this.#lastStatus,
      state: 'restarting',
      notices: [restartNotice(why, pauseMs)],
    });
    this.#restartTimer = setTimeout(() => {
      this.#restart();
    }, pauseMs);
  }

  /** Whoever asked for it: the new process takes up what the old one was doing. */
  #restart(): RunningEngine {
    const running = this.#start();
    this.#running = running;
    this.#continueWork(running.ready).catch((error: unknown) => {
      this.#options.logger.error('cannot go on after the restart', error);
    });
    return running;
  }

  async #continueWork(ready: Promise<void>): Promise<void> {
    await ready;
    if (this.#paused) await this.pause();
    const buffers = [...this.#buffers];
    await Promise.all(buffers.map((buffer) => this.#call('setBuffer', buffer)));
    if (this.#indexWanted) await this.index();
  }

  #announce(status: EngineStatus): void {
    this.#lastStatus = status;
    this.#statusEmitter.fire(status);
  }
}
