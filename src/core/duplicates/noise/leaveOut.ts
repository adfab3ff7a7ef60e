// Takes away what looks like a duplicate and is none worth telling, and counts it.

import type { LeftOut } from '../duplicateCluster.ts';
import type { DuplicatePair } from '../pair.ts';
import { Pacer } from '../../../base/pacer.ts';
import type { TokenCache } from '../textual/tokenCache.ts';
import { type NoiseRule, noiseRules } from './noiseRules.ts';
import { spanFacts } from './spanFacts.ts';

export interface Sifted {
  readonly kept: readonly DuplicatePair[];
  /** In the order of the rules; without those that took nothing. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * @param pairs  of any detector; those whose file is gone are dropped without being counted
 * @throws CancelledError
 */
export async function leaveOut(
  pairs: readonly DuplicatePair[],
  cache: TokenCache,
  signal?: AbortSignal,
): Promise<Sifted> {
  const pacer = new Pacer(signal);
  const kept: DuplicatePair[] = [];
  const counts = new Map<NoiseRule, number>();
  for (const pair of pairs) {
    await pacer.rest();
    const verdict = await judgeNoise(pair, cache);
    if (verdict === 'kept') kept.push(pair);
    else if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return { kept, leftOut: noiseRules.flatMap((rule) => leftOutOf(rule, counts.get(rule))) };
}

/** @returns the first rule that holds; undefined where a file is gone */
export async function judgeNoise(
  pair: DuplicatePair,
  cache: TokenCache,
): Promise<NoiseRule | 'kept' | undefined> {
  const a = await cache.load(pair.a.file);
  const b = await cache.load(pair.b.file);
  if (a === undefined || b === undefined) return undefined;
  const facts = {
    pair,
    a: spanFacts(pair.a, pair.content, a),
    b: spanFacts(pair.b, pair.content, b),
  };
  return noiseRules.find(({ test }) => test(facts)) ?? 'kept';
}

function leftOutOf({ rule, reason }: NoiseRule, count: number | undefined): LeftOut[] {
  return count === undefined ? [] : [{ rule, reason, count }];
}
