// The fast way to cosines where it can be had, and the plain one where it cannot: opened when it is
// first needed, and kept.

import type { Disposable } from '../../../base/disposable.ts';
import { EngineError } from '../../../base/errors.ts';
import { nextTurn } from '../../../base/pacer.ts';
import { type BlockScorer, createPlainScorer } from './blockScorer.ts';

/** @throws EngineError `runtime-missing` */
export type OpenBlockScorer = (dimension: number) => Promise<BlockScorer>;

interface OpenScorer {
  readonly dimension: number;
  readonly scorer: BlockScorer;
}

export class OptionalBlockScorer implements Disposable {
  readonly #open: OpenBlockScorer;
  #opened: OpenScorer | undefined;
  /** What is degraded, for a person. */
  #notes: readonly string[] = [];

  constructor(open: OpenBlockScorer) {
    this.#open = open;
  }

  get notes(): readonly string[] {
    return this.#notes;
  }

  /** @param work  its scorer is opened when it is first asked */
  use<T>(dimension: number, work: (scorer: BlockScorer) => Promise<T>): Promise<T> {
    return work({
      score: async (rows, columns) => (await this.#scorerFor(dimension)).score(rows, columns),
      dispose: () => undefined,
    });
  }

  dispose(): void {
    this.#opened?.scorer.dispose();
    this.#opened = undefined;
  }

  async #scorerFor(dimension: number): Promise<BlockScorer> {
    if (this.#opened?.dimension === dimension) return this.#opened.scorer;
    this.dispose();
    const scorer = await this.#openOrPlain(dimension);
    this.#opened = { dimension, scorer };
    return scorer;
  }

  async #openOrPlain(dimension: number): Promise<BlockScorer> {
    try {
      return await this.#open(dimension);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.#notes = ['Meaning is compared without ONNX Runtime: as exactly, but far slower.'];
      return createPlainScorer(nextTurn);
    }
  }
}
