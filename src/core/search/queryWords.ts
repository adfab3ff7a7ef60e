// What the words of a query are in one root's index: groups of the terms that its chunks hold.

import type { QueryTerms } from '../lexical/queryTerms.ts';
import { stemWord } from '../lexical/stems.ts';
import type { IndexStore } from '../store/indexStore.ts';
import type { TermGroup } from '../store/wordIndex.ts';

export interface QueryWords {
  /** One word each, as it is written. */
  readonly words: readonly TermGroup[];
  /** All forms of a stem each: first those of the query's own words, then of joined neighbours. */
  readonly stems: readonly TermGroup[];
  /**
   * Stems of the query's own words, or of the parts of those that no chunk holds; `stems` begins
   * with their groups.
   */
  readonly ownStems: readonly string[];
}

type Terms = Pick<IndexStore, 'termsOf' | 'termsWithStem'>;

/**
 * Compounds are looked up both ways: `model cards` as `modelcards` too, and `filesystem`, where no
 * chunk holds any form of it, as if it had been typed `file system`.
 */
export function resolveQueryWords(store: Terms, { words, stems }: QueryTerms): QueryWords {
  const known = store.termsOf(words);
  const own = new Set(stems);
  const joined = words.map(stemWord).filter((stem) => !own.has(stem));
  const strange = words.filter(
    (word) => !known.has(word) && own.has(stemWord(word)) && isUnheld(store, stemWord(word)),
  );
  const parts = new Map(strange.map((word) => [stemWord(word), splitCompound(store, word)]));
  const found = store.termsOf([...parts.values()].flat());
  const ownStems = unique(stems.flatMap((stem) => parts.get(stem)?.map(stemWord) ?? [stem]));
  return {
    words: unique([...known.values(), ...found.values()]).map((term) => [term]),
    stems: unique([...ownStems, ...joined]).map((stem) => store.termsWithStem(stem)),
    ownStems,
  };
}

function isUnheld(store: Terms, stem: string): boolean {
  return store.termsWithStem(stem).length === 0;
}

const shortestPart = 3;
/** The parts of a longer word are found by too many words by chance. */
const longestCompound = 32;

/**
 * @param word  that no chunk holds
 * @returns     the words, each held by some chunk, that it is written of: as few as there are, of
 *              equal ones the most even; the word itself where there are none
 */
function splitCompound(store: Terms, word: string): readonly string[] {
  if (!/^[a-z]+$/.test(word) || word.length > longestCompound) return [word];
  const parts = partsOf(word);
  const held = store.termsOf(unique(parts.map(({ part }) => part)));
  /** By end, how the word is written up to there. */
  const best: (Cut | undefined)[] = [{ parts: [], unevenness: 0 }];
  for (const { part, start, end } of parts) {
    const before = best[start];
    if (before === undefined || !held.has(part)) continue;
    const cut = {
      parts: [...before.parts, part],
      unevenness: before.unevenness + part.length ** 2,
    };
    if (isBetter(cut, best[end])) best[end] = cut;
  }
  return best[word.length]?.parts ?? [word];
}

interface Cut {
  readonly parts: readonly string[];
  /** Squared lengths, added: least where all parts are equally long. */
  readonly unevenness: number;
}

function isBetter(cut: Cut, known: Cut | undefined): boolean {
  if (known === undefined) return true;
  if (cut.parts.length !== known.parts.length) return cut.parts.length < known.parts.length;
  return cut.unevenness < known.unevenness;
}

interface Part {
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

/** All runs of letters that may be a part, by their end. */
function partsOf(word: string): Part[] {
  const parts: Part[] = [];
  for (let end = shortestPart; end <= word.length; end++) {
    for (let start = 0; start <= end - shortestPart; start++) {
      parts.push({ part: word.slice(start, end), start, end });
    }
  }
  return parts;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
