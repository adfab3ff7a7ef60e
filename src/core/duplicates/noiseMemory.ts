// Which pairs the rules leave out: asked once of each pair, for as long as the pair is the same.

import type { LeftOut } from './duplicateCluster.ts';
import { leaveOut, type Sifted } from './noise/leaveOut.ts';
import type { DuplicatePair } from './pair.ts';
import { Pacer } from '../../base/pacer.ts';
import type { TokenCache } from './textual/tokenCache.ts';

type Verdict = 'kept' | LeftOut;

export class NoiseMemory {
  readonly #verdicts = new WeakMap<DuplicatePair, Verdict>();

  /** @throws CancelledError */
  async sift(
    pairs: readonly DuplicatePair[],
    tokens: TokenCache,
    signal: AbortSignal | undefined,
  ): Promise<Sifted> {
    const pacer = new Pacer(signal);
    for (const pair of pairs) {
      if (this.#verdicts.has(pair)) continue;
      await pacer.rest();
      const { kept, leftOut } = await leaveOut([pair], tokens, signal);
      const verdict = kept.length > 0 ? 'kept' : leftOut[0];
      // None: a file has just gone, and the next look knows nothing of the pair.
      if (verdict !== undefined) this.#verdicts.set(pair, verdict);
    }
    return {
      kept: pairs.filter((pair) => this.#verdicts.get(pair) === 'kept'),
      leftOut: this.#count(pairs),
    };
  }

  #count(pairs: readonly DuplicatePair[]): LeftOut[] {
    const counts = new Map<string, LeftOut>();
    for (const pair of pairs) {
      const verdict = this.#verdicts.get(pair);
      if (verdict === undefined || verdict === 'kept') continue;
      const count = (counts.get(verdict.rule)?.count ?? 0) + 1;
      counts.set(verdict.rule, { ...verdict, count });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count);
  }
}
