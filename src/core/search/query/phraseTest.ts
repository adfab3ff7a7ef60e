// Whether a text holds what a person put in quotes.

import { foldsCase } from './smartCase.ts';
import type { Phrase } from './parseQuery.ts';

/**
 * @param phrases  all of them must stand in the text, the negated ones must not
 * @returns        a test of a chunk's text; runs of whitespace count as one space, line ends
 *                 included; with a capital in a phrase its case counts
 */
export function compilePhraseTest(phrases: readonly Phrase[]): (text: string) => boolean {
  const tests = phrases.map(({ text, negated }) => {
    const fold = foldsCase(text);
    const wanted = fold(joinLines(text));
    const parts = wanted.split(' ');
    return (whole: string): boolean => {
      const folded = fold(whole);
      // Lines are joined only where that can matter: it takes longer than all the rest.
      const holds =
        folded.includes(wanted) ||
        (parts.every((part) => folded.includes(part)) && joinLines(folded).includes(wanted));
      return holds !== negated;
    };
  });
  return (text) => tests.every((test) => test(text));
}

function joinLines(text: string): string {
  return text.replace(/\s+/g, ' ');
}
