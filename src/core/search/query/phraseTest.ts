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
    return (joined: string): boolean => fold(joined).includes(wanted) !== negated;
  });
  return (text) => {
    const joined = joinLines(text);
    return tests.every((test) => test(joined));
  };
}

function joinLines(text: string): string {
  return text.replace(/\s+/g, ' ');
}
