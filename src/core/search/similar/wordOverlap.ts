// How many of their words two texts share, each counted by how rare it is: braces and `return`
// are in every text and make none alike.

import { stopWords } from '../../lexical/stopWords.ts';
import { lexicalWords } from '../../lexical/tokens.ts';

/** Distinct words of a text that can tell it from others. */
export function tellingWords(text: string): ReadonlySet<string> {
  return new Set(lexicalWords(text).filter((word) => !stopWords.has(word)));
}

/**
 * Inverse document frequency of each word over some texts.
 *
 * @returns > 0; a word of none of the texts is as rare as can be
 */
export function wordRarity(texts: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of texts) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => Math.log(1 + (texts.length + 0.5) / ((counts.get(word) ?? 0) + 0.5));
}

export interface WordOverlap {
  /** Weighted Jaccard, 0…1. */
  readonly share: number;
  /** Rarest first. */
  readonly shared: readonly string[];
}

export function wordOverlap(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  rarityOf: (word: string) => number,
): WordOverlap {
  const sum = (words: Iterable<string>): number => {
    let total = 0;
    for (const word of words) total += rarityOf(word);
    return total;
  };
  const shared = [...a].filter((word) => b.has(word));
  const common = sum(shared);
  const all = sum(a) + sum(b) - common;
  return {
    share: all === 0 ? 0 : common / all,
    shared: shared.sort((one, other) => rarityOf(other) - rarityOf(one)),
  };
}
