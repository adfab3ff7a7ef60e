// The pairs that the rules keep, as they come and go. Each is asked about once, and whoever has
// seen them before asks for what has changed since.

import { Pacer } from '../../base/pacer.ts';
import { compareTexts } from './clusters/fileOrder.ts';
import type { LeftOut } from './duplicateCluster.ts';
import { judgeNoise } from './noise/leaveOut.ts';
import type { NoiseRule } from './noise/noiseRules.ts';
import type { DuplicatePair } from './pair.ts';
import type { TokenCache } from './textual/tokenCache.ts';

/** Pairs that are there, with what has happened to them. */
export interface ChangingPairs extends Iterable<DuplicatePair> {
  has(pair: DuplicatePair): boolean;
  /** A number that grows as pairs come and go. */
  readonly position: number;
  /** @returns pairs that have come or gone since, undefined where that is no longer known */
  changesSince(position: number): readonly DuplicatePair[] | undefined;
}

export class KeptPairs implements ChangingPairs {
  readonly #kept = new Set<DuplicatePair>();
  readonly #leftOut = new Map<DuplicatePair, NoiseRule>();
  readonly #counts = new Map<NoiseRule, number>();
  /** Those that the rules were not asked about. */
  readonly #waiting = new Set<DuplicatePair>();
  #changes: DuplicatePair[] = [];
  #forgotten = 0;

  get position(): number {
    return this.#forgotten + this.#changes.length;
  }

  has(pair: DuplicatePair): boolean {
    return this.#kept.has(pair);
  }

  [Symbol.iterator](): Iterator<DuplicatePair> {
    return this.#kept.values();
  }

  changesSince(position: number): readonly DuplicatePair[] | undefined {
    return position < this.#forgotten ? undefined : this.#changes.slice(position - this.#forgotten);
  }

  add(pairs: Iterable<DuplicatePair>): void {
    for (const pair of pairs) this.#waiting.add(pair);
  }

  remove(pairs: Iterable<DuplicatePair>): void {
    for (const pair of pairs) {
      this.#waiting.delete(pair);
      if (this.#kept.delete(pair)) this.#changes.push(pair);
      const rule = this.#leftOut.get(pair);
      if (rule !== undefined) this.#count(rule, -1);
      this.#leftOut.delete(pair);
    }
  }

  /** Asks the rules about those that have come. @throws CancelledError; the next call goes on */
  async sift(tokens: TokenCache, signal: AbortSignal | undefined): Promise<void> {
    const pacer = new Pacer(signal);
    for (const pair of this.#waiting) {
      await pacer.rest();
      const verdict = await judgeNoise(pair, tokens);
      // A file has just gone, and the next look knows nothing of the pair.
      if (verdict === undefined) continue;
      this.#waiting.delete(pair);
      if (verdict === 'kept') {
        this.#kept.add(pair);
        this.#changes.push(pair);
      } else {
        this.#leftOut.set(pair, verdict);
        this.#count(verdict, 1);
      }
    }
    this.#forgetChanges();
  }

  /** What was left out most first. */
  leftOut(): LeftOut[] {
    return [...this.#counts]
      .map(([{ rule, reason }, count]) => ({ rule, reason, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || compareTexts(a.rule, b.rule));
  }

  #count(rule: NoiseRule, change: number): void {
    this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + change);
  }

  /** From so many on, looking at all pairs takes no longer. */
  #forgetChanges(): void {
    if (this.#changes.length <= this.#kept.size) return;
    this.#forgotten += this.#changes.length;
    this.#changes = [];
  }
}
