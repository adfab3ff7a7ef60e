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
 * @param query  stems with their rarity, each once; one object for all names of a search, because
 *               it is made ready for the comparison once
 * @param name   stems of the name, each once
 */
export function matchName(query: readonly WeightedStem[], name: readonly string[]): NameMatch {
  const { total, firstPairs, byStart } = preparedOf(query);
  // Made for the few names that have anything of the query.
  let shares: Map<WeightedStem, number> | undefined;
  for (const stem of name) {
    if (!firstPairs.has(firstPairOf(stem))) continue;
    for (const queried of byStart.get(startOf(stem)) ?? nothing) {
      const share = shareOf(queried.stem, stem);
      if (share === 0) continue;
      shares ??= new Map();
      shares.set(queried, Math.max(share, shares.get(queried) ?? 0));
    }
  }
  if (shares === undefined) return noMatch;
  let matched = 0;
  let count = 0;
  for (const [{ rarity }, share] of shares) {
    matched += share * rarity;
    count += share;
  }
  return { explained: matched / total, used: Math.min(1, count / name.length) };
}

const noMatch: NameMatch = { explained: 0, used: 0 };
const nothing: readonly WeightedStem[] = [];

/** `lockfile` and `lock.ts`: one begins with the other. */
const partialShare = 0.5;
const shortestPart = 4;

function shareOf(queried: string, stem: string): number {
  if (queried === stem) return 1;
  const isPart =
    (queried.length >= shortestPart && stem.startsWith(queried)) ||
    (stem.length >= shortestPart && queried.startsWith(stem));
  return isPart ? partialShare : 0;
}

/** Stems that have anything of each other begin alike. */
function startOf(stem: string): string {
  return stem.slice(0, shortestPart);
}

/** The first two letters as one number: most stems of names are told apart by it. */
function firstPairOf(stem: string): number {
  return stem.charCodeAt(0) * 0x1_00_00 + (stem.length > 1 ? stem.charCodeAt(1) : 0);
}

interface PreparedQuery {
  /** Rarity of all its stems. */
  readonly total: number;
  /** Of its stems, see {@link firstPairOf}. */
  readonly firstPairs: ReadonlySet<number>;
  /** Its stems by their {@link startOf}. */
  readonly byStart: ReadonlyMap<string, readonly WeightedStem[]>;
}

const prepared = new WeakMap<readonly WeightedStem[], PreparedQuery>();

function preparedOf(query: readonly WeightedStem[]): PreparedQuery {
  const known = prepared.get(query);
  if (known !== undefined) return known;
  const made: PreparedQuery = {
    total: query.reduce((sum, { rarity }) => sum + rarity, 0),
    firstPairs: new Set(query.map(({ stem }) => firstPairOf(stem))),
    byStart: Map.groupBy(query, ({ stem }) => startOf(stem)),
  };
  prepared.set(query, made);
  return made;
}

/** Both shares in one number, 0…1. */
export function nameValue({ explained, used }: NameMatch): number {
  return explained * Math.sqrt(used);
}
