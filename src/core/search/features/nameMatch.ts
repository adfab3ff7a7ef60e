// How much of the query the name of a file, its folder and its symbol explain. Measured on the
// public benchmark, this is worth more than any other single rule.

import { lexicalWords } from '../../lexical/tokens.ts';
import { stemWord } from '../../lexical/stems.ts';

export interface NameMatch {
  /** Share of the query that the name explains, by rarity, 0…1. */
  readonly explained: number;
  /** Share of the name that the query explains, 0…1: `router` explains `router.ts` whole. */
  readonly used: number;
}

/** Stems of the words of a name. */
export function nameStems(name: string): ReadonlySet<string> {
  return new Set(lexicalWords(name).map(stemWord));
}

export type NameStems = typeof nameStems;

/** {@link nameStems} that remembers: the candidates of one search share files and folders. */
export function rememberedNameStems(): NameStems {
  const known = new Map<string, ReadonlySet<string>>();
  return (name) => {
    const stems = known.get(name) ?? nameStems(name);
    known.set(name, stems);
    return stems;
  };
}

/**
 * @param queryStems  with the weight of each, its rarity among the candidates
 * @param name        stems of the name
 */
export function matchName(
  queryStems: ReadonlyMap<string, number>,
  name: ReadonlySet<string>,
): NameMatch {
  let total = 0;
  let matched = 0;
  let matchedCount = 0;
  for (const [stem, weight] of queryStems) {
    total += weight;
    if (!name.has(stem)) continue;
    matched += weight;
    matchedCount += 1;
  }
  return {
    explained: total === 0 ? 0 : matched / total,
    used: name.size === 0 ? 0 : Math.min(1, matchedCount / name.size),
  };
}
