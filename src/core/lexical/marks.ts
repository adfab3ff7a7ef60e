// Which words of a snippet answer the query, for the panel and the terminal to show.

import type { QueryTerms } from './queryTerms.ts';
import { visitWords } from './tokens.ts';
import { wantedWords } from './wantedWords.ts';

/** `line` is an index into the given lines; [start, end) are UTF-16 units within that line. */
export interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
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
    const marks: Mark[] = [];
    visitWords(text, (word, start, end) => {
      if (fitOf(word) !== undefined) marks.push({ line, start, end });
    });
    return mergeMarks(marks);
  });
}

/** An identifier is visited after its parts, so the order is not the one of the text. */
function mergeMarks(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === undefined || mark.start > last.end) merged.push(mark);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, mark.end) };
  }
  return merged;
}
