// How much of the query a name explains, and how much of the name the query does. Measured on
// the public benchmark, this is worth more than any other single observation.

import type { PathStems } from '../../store/fileNames.ts';
import type { WeightedStem } from '../candidate.ts';

export interface NameMatch {
  /** Share of the query that the name explains, by rarity, 0…1. */
  readonly explained: number;
  /** Share of the name that the query explains, 0…1: `router` explains `router.ts` whole. */
  readonly used: number;
}

/** The path of a file, and the names in it. */
export interface PathMatch {
  readonly path: NameMatch;
  readonly name: NameMatch;
  readonly folder: NameMatch;
}

/**
 * @param query  stems with their rarity, each once; one object for all names of a search, because
 *               it is made ready for the comparison once
 * @param name   stems of the name, each once
 */
export function matchName(query: readonly WeightedStem[], name: readonly string[]): NameMatch {
  const { total, starts, byStart } = latest?.query === query ? latest : preparedOf(query);
  // Made for the few names that have anything of the query.
  let shares: Map<WeightedStem, number> | undefined;
  for (const stem of name) {
    if (!mayStart(starts, stem)) continue;
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

/** What a path has nothing of, no name in it has anything of: most paths are looked at once. */
export function matchPath(query: readonly WeightedStem[], stems: PathStems): PathMatch {
  const path = matchName(query, stems.path);
  if (path === noMatch) return noPathMatch;
  return { path, name: matchName(query, stems.name), folder: matchName(query, stems.folder) };
}

const noMatch: NameMatch = { explained: 0, used: 0 };
export const noPathMatch: PathMatch = { path: noMatch, name: noMatch, folder: noMatch };
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

/**
 * Whether a queried stem may begin with the same two letters: a row of bits for each first letter,
 * letters 32 apart alike. Most stems of names are told apart by it.
 */
function mayStart(starts: Uint32Array, stem: string): boolean {
  const row = starts[stem.charCodeAt(0) % letters] ?? 0;
  return ((row >>> secondLetter(stem)) & 1) === 1;
}

const letters = 32;

function secondLetter(stem: string): number {
  return stem.length > 1 ? stem.charCodeAt(1) % letters : 0;
}

function startsOf(query: readonly WeightedStem[]): Uint32Array {
  const starts = new Uint32Array(letters);
  for (const { stem } of query) {
    const first = stem.charCodeAt(0) % letters;
    starts[first] = (starts[first] ?? 0) | (1 << secondLetter(stem));
  }
  return starts;
}

interface PreparedQuery {
  readonly query: readonly WeightedStem[];
  /** Rarity of all its stems. */
  readonly total: number;
  /** Of its stems, see {@link mayStart}. */
  readonly starts: Uint32Array;
  /** Its stems by their {@link startOf}. */
  readonly byStart: ReadonlyMap<string, readonly WeightedStem[]>;
}

const prepared = new WeakMap<readonly WeightedStem[], PreparedQuery>();
/** A thousand names are held against one query in a row. */
let latest: PreparedQuery | undefined;

function preparedOf(query: readonly WeightedStem[]): PreparedQuery {
  const known = prepared.get(query);
  if (known !== undefined) return (latest = known);
  const made: PreparedQuery = {
    query,
    total: query.reduce((sum, { rarity }) => sum + rarity, 0),
    starts: startsOf(query),
    byStart: Map.groupBy(query, ({ stem }) => startOf(stem)),
  };
  prepared.set(query, made);
  return (latest = made);
}

/** Both shares in one number, 0…1. */
export function nameValue({ explained, used }: NameMatch): number {
  return explained * Math.sqrt(used);
}
