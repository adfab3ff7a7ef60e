// A pair scorer that a search can do without: opened when it is first needed, and given up for
// good, with one line in the log and one notice, when it cannot be opened or fails.

import type { Disposable } from '../../base/disposable.ts';
import { CancelledError, messageOf } from '../../base/errors.ts';
import { Emitter } from '../../base/event.ts';
import type { Logger } from '../../base/logger.ts';
import type { PairScorer } from './pairScorer.ts';

export interface OptionalScorerOptions {
  readonly open: () => Promise<PairScorer>;
  readonly logger: Logger;
}

export class OptionalScorer implements Disposable {
  readonly #options: OptionalScorerOptions;
  readonly #givenUpEmitter = new Emitter<string>();
  /** Fires once, with the notice. */
  readonly onGivenUp = this.#givenUpEmitter.event;
  #opening: Promise<PairScorer> | undefined;
  #notice: string | undefined;
  #isDisposed = false;

  constructor(options: OptionalScorerOptions) {
    this.#options = options;
  }

  /** What is degraded and what to do; undefined while nothing is known to be wrong. */
  get notice(): string | undefined {
    return this.#notice;
  }

  /**
   * @returns undefined when there is no scorer, or when it fails in this work
   * @throws CancelledError
   */
  async use<T>(work: (scorer: PairScorer) => Promise<T>): Promise<T | undefined> {
    if (this.#notice !== undefined || this.#isDisposed) return undefined;
    try {
      this.#opening ??= this.#options.open();
      return await work(await this.#opening);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      this.giveUp(error);
      return undefined;
    }
  }

  /** Searches go on without it. Only the first reason is told. */
  giveUp(reason: unknown): void {
    // A search that was under way when the engine was closed has nothing to tell.
    if (this.#notice !== undefined || this.#isDisposed) return;
    this.#notice = `${messageOf(reason)} Until then, results are not reranked.`;
    this.#options.logger.error('no reranking', reason);
    this.#close();
    this.#givenUpEmitter.fire(this.#notice);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#close();
    this.#givenUpEmitter.dispose();
  }

  #close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    if (opening === undefined) return;
    // One that could not be opened has said so, and leaves nothing to close.
    void opening
      .then((scorer) => {
        scorer.dispose();
      })
      .catch(() => undefined);
  }
}
