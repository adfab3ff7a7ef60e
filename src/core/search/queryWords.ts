// What the words of a query are in one root's index: groups of the terms that its chunks hold.

import type { QueryTerms } from '../lexical/queryTerms.ts';
import { stemWord } from '../lexical/stems.ts';
import type { IndexStore } from '../store/indexStore.ts';
import type { TermGroup } from '../store/wordIndex.ts';

export interface QueryWords {
  /** One word each, as it is written. */
  readonly words: readonly TermGroup[];
  /** All forms of a stem each: first those of the query's own words, then of compounds. */
  readonly stems: readonly TermGroup[];
  /** Stems of the query's own words; `stems` begins with their groups. */
  readonly ownStems: readonly string[];
}

type Terms = Pick<IndexStore, 'termsOf' | 'termsWithStem'>;

/** Compounds are looked up both ways: `model cards` as `modelcards`, `filesystem` as `file system`. */
export function resolveQueryWords(store: Terms, terms: QueryTerms): QueryWords {
  const known = store.termsOf(terms.words);
  const own = new Set(terms.stems);
  const joined = terms.words.map(stemWord).filter((stem) => !own.has(stem));
  const parts = splitCompounds(
    store,
    terms.words.filter((word) => !known.has(word)),
  ).map(stemWord);
  const others = [...new Set([...joined, ...parts])].filter((stem) => !own.has(stem));
  return {
    words: [...known.values()].map((term) => [term]),
    stems: [...terms.stems, ...others].map((stem) => store.termsWithStem(stem)),
    ownStems: terms.stems,
  };
}

const shortestPart = 3;

/** Words that no chunk holds, as two words that some chunks hold; the most even cut is taken. */
function splitCompounds(store: Terms, words: readonly string[]): string[] {
  const cutWords = words.map(cutsOf);
  const known = store.termsOf([...new Set(cutWords.flat(2))]);
  return cutWords.flatMap(
    (cuts) => cuts.find((parts) => parts.every((part) => known.has(part))) ?? [],
  );
}

/** @returns the two parts of each cut, the most even cut first */
function cutsOf(word: string): string[][] {
  if (!/^[a-z]+$/.test(word) || word.length < 2 * shortestPart) return [];
  const cuts = Array.from(
    { length: word.length - 2 * shortestPart + 1 },
    (_, index) => index + shortestPart,
  ).sort((a, b) => Math.abs(a - word.length / 2) - Math.abs(b - word.length / 2));
  return cuts.map((cut) => [word.slice(0, cut), word.slice(cut)]);
}
