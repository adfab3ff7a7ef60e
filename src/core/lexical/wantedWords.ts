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
  // No form of a word begins with another letter, and stems take longer to find than letters.
  const firstLetters = new Set([...words, ...stems].map((word) => word.charCodeAt(0)));
  return {
    fitOf: (word) => {
      if (!firstLetters.has(word.charCodeAt(0))) return undefined;
      if (words.has(word)) return 'asked';
      return stems.has(stemWord(word)) ? 'form' : undefined;
    },
  };
}
