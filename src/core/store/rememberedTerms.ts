// The numbers of words that queries ask for, remembered as long as the store does not change: a
// warm search looks up ten words, and each look costs the database more than the ranking of a
// candidate.

import type { IndexStore } from './indexStore.ts';

type Terms = Pick<IndexStore, 'termsOf' | 'termsWithStem'>;

/** Words of many hundreds of queries; about 1 MB. */
const defaultMaxRemembered = 8_192;

export class RememberedTerms implements Terms {
  readonly #source: Terms;
  readonly #maxRemembered: number;
  /** Undefined for a word that the source does not know. */
  readonly #numbers = new Map<string, number | undefined>();
  readonly #byStem = new Map<string, readonly number[]>();

  /** @param maxRemembered  of words, and of stems; with more, all are forgotten and asked again */
  constructor(source: Terms, maxRemembered = defaultMaxRemembered) {
    this.#source = source;
    this.#maxRemembered = maxRemembered;
  }

  /** The source may have changed. */
  forget(): void {
    this.#numbers.clear();
    this.#byStem.clear();
  }

  /** In the order of `words`, as the source answers. */
  termsOf(words: readonly string[]): Map<string, number> {
    const missing = words.filter((word) => !this.#numbers.has(word));
    const found = missing.length === 0 ? new Map<string, number>() : this.#source.termsOf(missing);
    const known = new Map<string, number>();
    for (const word of words) {
      const number = found.get(word) ?? this.#numbers.get(word);
      if (number !== undefined) known.set(word, number);
    }
    if (this.#numbers.size + missing.length > this.#maxRemembered) this.#numbers.clear();
    for (const word of missing.slice(0, this.#maxRemembered)) {
      this.#numbers.set(word, found.get(word));
    }
    return known;
  }

  termsWithStem(stem: string): number[] {
    const known = this.#byStem.get(stem);
    if (known !== undefined) return [...known];
    const found = this.#source.termsWithStem(stem);
    if (this.#byStem.size >= this.#maxRemembered) this.#byStem.clear();
    this.#byStem.set(stem, found);
    return [...found];
  }
}
