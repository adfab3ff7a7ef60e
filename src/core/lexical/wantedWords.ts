// The words of a query, made ready to be looked for in many texts: once for each query, because
// a page looks through hundreds of lines.

import type { QueryTerms } from './queryTerms.ts';
import { stemWord } from './stems.ts';

/** asked = as it stands in the query, form = another form of such a word. */
export type WordFit = 'asked' | 'form';

export interface WantedWords {
  /** @param word  folded, as `lexicalWords` gives it */
  readonly fitOf: (word: string) => WordFit | undefined;
}

type Terms = Pick<QueryTerms, 'words' | 'stems'>;

/** @param terms  one object for all texts of a search: what is made ready is kept by it */
export function wantedWords(terms: Terms): WantedWords {
  const known = prepared.get(terms);
  if (known !== undefined) return known;
  const made = prepare(terms);
  prepared.set(terms, made);
  return made;
}

const prepared = new WeakMap<Terms, WantedWords>();

function prepare(terms: Terms): WantedWords {
  const words = new Set(terms.words);
  const stems = new Set(terms.stems);
  // No form of a word begins otherwise, and stems take longer to find than letters.
  const starts = new Set([...words, ...stems].map(startOf));
  return {
    fitOf: (word) => {
      if (!starts.has(startOf(word))) return undefined;
      if (words.has(word)) return 'asked';
      return stems.has(stemWord(word)) ? 'form' : undefined;
    },
  };
}

/** The first two letters, as a number; `y` is `i`, for `dying` is a form of `die`. */
export function startOf(word: string): number {
  const second = word.charCodeAt(1);
  return word.charCodeAt(0) * 0x1_00_00 + (second === smallY ? smallI : second);
}

const smallI = 0x69;
const smallY = 0x79;
