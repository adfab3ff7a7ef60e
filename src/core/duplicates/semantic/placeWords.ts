// The words of the places that are compared by meaning, and how rare each is among them.

import type { Chunk } from '../../model.ts';
import { tellingWords, wordOverlap } from '../../search/similar/wordOverlap.ts';

export interface PlaceWords {
  readonly words: ReadonlySet<string>;
  /** Characters that are not white space. */
  readonly length: number;
}

export class WordsOfPlaces {
  readonly #places = new WeakMap<Chunk, PlaceWords>();
  /** In how many places a word stands, of all that were ever compared. */
  readonly #counts = new Map<string, number>();
  #placeCount = 0;

  of(chunk: Chunk): PlaceWords | undefined {
    return this.#places.get(chunk);
  }

  add(chunk: Chunk, text: string): void {
    const words = tellingWords(text);
    this.#places.set(chunk, { words, length: text.replace(/\s+/g, '').length });
    this.#placeCount += 1;
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** Weighted Jaccard, 0…1. */
  share(a: PlaceWords, b: PlaceWords): number {
    return wordOverlap(a.words, b.words, (word) => this.#rarityOf(word)).share;
  }

  /** Inverse document frequency. */
  #rarityOf(word: string): number {
    return Math.log(1 + (this.#placeCount + 0.5) / ((this.#counts.get(word) ?? 0) + 0.5));
  }
}
