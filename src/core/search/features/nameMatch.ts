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
 *               what it says of each stem is remembered with it
 * @param name   stems of the name
 */
export function matchName(query: readonly WeightedStem[], name: ReadonlySet<string>): NameMatch {
  const { total, sharesOf } = readerOf(query);
  // Made for the few names that have anything of the query.
  let shares: Map<WeightedStem, number> | undefined;
  for (const stem of name) {
    for (const [queried, share] of sharesOf(stem)) {
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
  return { explained: matched / total, used: Math.min(1, count / name.size) };
}

const noMatch: NameMatch = { explained: 0, used: 0 };

/** What the stems of names say of one query. */
interface QueryReader {
  /** Rarity of all its stems. */
  readonly total: number;
  /** The queried stems that a stem of a name explains, and how well: 1 or {@link partialShare}. */
  readonly sharesOf: (stem: string) => readonly (readonly [WeightedStem, number])[];
}

/** Names of a search share most of their stems: each is compared with the query once. */
const readers = new WeakMap<readonly WeightedStem[], QueryReader>();

function readerOf(query: readonly WeightedStem[]): QueryReader {
  const known = readers.get(query);
  if (known !== undefined) return known;
  const reader = createReader(query);
  readers.set(query, reader);
  return reader;
}

function createReader(query: readonly WeightedStem[]): QueryReader {
  const remembered = new Map<string, readonly (readonly [WeightedStem, number])[]>();
  return {
    total: query.reduce((sum, { rarity }) => sum + rarity, 0),
    sharesOf: (stem) => {
      const known = remembered.get(stem);
      if (known !== undefined) return known;
      const shares = query.flatMap((queried) => {
        const share = shareOf(queried.stem, stem);
        return share === 0 ? [] : [[queried, share] as const];
      });
      remembered.set(stem, shares);
      return shares;
    },
  };
}

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

/** Both shares in one number, 0…1. */
export function nameValue({ explained, used }: NameMatch): number {
  return explained * Math.sqrt(used);
}
