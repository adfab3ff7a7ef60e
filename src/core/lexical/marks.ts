// Which words of a snippet answer the query, for the panel and the terminal to show.

import type { QueryTerms } from './queryTerms.ts';
import { visitWords } from './tokens.ts';
import { wantedWords } from './wantedWords.ts';

/** Where a word stands in a line: [start, end) in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `line` is an index into the given lines. */
export interface Mark extends Span {
  readonly line: number;
}

/**
 * Marks words, parts of identifiers and other forms of a word (`parsing` for `parse`).
 *
 * @returns in reading order; marks of a line neither overlap nor touch
 */
export function findMarks(
  lines: readonly string[],
  terms: Pick<QueryTerms, 'words' | 'stems'>,
): Mark[] {
  const { fitOf } = wantedWords(terms);
  return lines.flatMap((text, line) => {
    const spans: Span[] = [];
    visitWords(text, (word, start, end) => {
      if (fitOf(word) !== undefined) spans.push({ start, end });
    });
    return marksOf(spans, line);
  });
}

/**
 * @param spans  of the words to mark; an identifier may stand behind its parts
 * @returns      as {@link findMarks} gives them
 */
export function marksOf(spans: readonly Span[], line: number): Mark[] {
  const marks: Mark[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = marks.at(-1);
    if (last === undefined || start > last.end) marks.push({ line, start, end });
    else marks[marks.length - 1] = { ...last, end: Math.max(last.end, end) };
  }
  return marks;
}
