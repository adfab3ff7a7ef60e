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
    const share = name.has(stem) ? 1 : partOf(stem, name) ? partialShare : 0;
    matched += share * rarity;
    count += share;
  }
  return {
    explained: total === 0 ? 0 : matched / total,
    used: name.size === 0 ? 0 : Math.min(1, count / name.size),
  };
}

/** `lockfile` and `lock.ts`: one begins with the other. */
const partialShare = 0.5;
const shortestPart = 4;

function partOf(stem: string, name: ReadonlySet<string>): boolean {
  for (const other of name) {
    if (stem.length >= shortestPart && other.startsWith(stem)) return true;
    if (other.length >= shortestPart && stem.startsWith(other)) return true;
  }
  return false;
}

/** Both shares in one number, 0…1. */
export function nameValue({ explained, used }: NameMatch): number {
  return explained * Math.sqrt(used);
}
