// How much of the query a name explains, and how much of the name the query does. Measured on
// the public benchmark, this is worth more than any other single observation.

import type { WeightedStem } from '../candidate.ts';

export interface NameMatch {
  /** Share of the query that the name explains, by rarity, 0…1. */
  readonly explained: number;
  /** Share of the name that the query explains, 0…1: `router` explains `router.ts` whole. */
  readonly used: number;
}

/**
 * @param query  stems with their rarity
 * @param name   stems of the name
 */
export function matchName(query: readonly WeightedStem[], name: ReadonlySet<string>): NameMatch {
  let total = 0;
  let matched = 0;
  let count = 0;
  for (const { stem, rarity } of query) {
    total += rarity;
    if (!name.has(stem)) continue;
    matched += rarity;
    count += 1;
  }
  return {
    explained: total === 0 ? 0 : matched / total,
    used: name.size === 0 ? 0 : Math.min(1, count / name.size),
  };
}

/** Both shares in one number, 0…1. */
export function nameValue({ explained, used }: NameMatch): number {
  return explained * Math.sqrt(used);
}
