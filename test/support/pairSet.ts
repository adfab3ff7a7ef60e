// Pairs that come and go by hand, for whoever follows them.

import type { ChangingPairs } from '../../src/core/duplicates/keptPairs.ts';
import type { DuplicatePair } from '../../src/core/duplicates/pair.ts';

export class PairSet implements ChangingPairs {
  readonly #pairs = new Set<DuplicatePair>();
  readonly #changes: DuplicatePair[] = [];
  /** Whether it tells what has changed, or only what there is. */
  readonly #remembers: boolean;

  constructor(pairs: readonly DuplicatePair[] = [], remembers = true) {
    this.#remembers = remembers;
    this.become(pairs);
  }

  get position(): number {
    return this.#changes.length;
  }

  has(pair: DuplicatePair): boolean {
    return this.#pairs.has(pair);
  }

  [Symbol.iterator](): Iterator<DuplicatePair> {
    return this.#pairs.values();
  }

  changesSince(position: number): readonly DuplicatePair[] | undefined {
    return this.#remembers ? this.#changes.slice(position) : undefined;
  }

  become(pairs: readonly DuplicatePair[]): this {
    const next = new Set(pairs);
    const gone = [...this.#pairs].filter((pair) => !next.has(pair));
    for (const pair of gone) this.#pairs.delete(pair);
    const come = pairs.filter((pair) => !this.#pairs.has(pair));
    for (const pair of come) this.#pairs.add(pair);
    this.#changes.push(...gone, ...come);
    return this;
  }
}
