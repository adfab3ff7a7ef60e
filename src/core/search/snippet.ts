// The lines a hit shows, cut from the file as it is on disk, with the matching words marked.

import { sliceLines } from '../chunking/lines.ts';
import { findMarks } from '../lexical/marks.ts';
import type { QueryTerms } from '../lexical/queryTerms.ts';
import type { LineRange } from '../model.ts';
import type { Snippet } from '../searchEngine.ts';

/** As many lines as a panel can show without pushing the next hit off the screen. */
const maxSnippetLines = 12;
/** A longer line is cut: it is a table or data, and no panel shows it whole. */
const maxLineCharacters = 400;

/**
 * @param text   the whole file
 * @param range  of the chunk when it was indexed
 * @param stale  the file is not the one that was indexed
 */
export function cutSnippet(
  text: string,
  range: LineRange,
  terms: QueryTerms,
  stale: boolean,
): Snippet {
  const lines = sliceLines(text, range)
    .split(/\r?\n/)
    .map((line) => line.slice(0, maxLineCharacters));
  const marks = findMarks(lines, terms);
  const first = firstShownLine(
    lines,
    marks.map((mark) => mark.line),
  );
  const shown = lines.slice(first, first + maxSnippetLines);
  return {
    startLine: range.start + first,
    lines: shown,
    marks: marks
      .filter((mark) => mark.line >= first && mark.line < first + shown.length)
      .map((mark) => ({ ...mark, line: mark.line - first })),
    stale,
  };
}

/**
 * Where the snippet begins: at the chunk's own beginning, which says what it is, unless all
 * marked lines lie beyond what can be shown.
 */
function firstShownLine(lines: readonly string[], markedLines: readonly number[]): number {
  const firstWritten = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  if (markedLines.length === 0) return firstWritten;
  const visible = markedLines.some(
    (line) => line >= firstWritten && line < firstWritten + maxSnippetLines,
  );
  if (visible) return firstWritten;
  const target = markedLines[0] ?? firstWritten;
  return Math.max(firstWritten, Math.min(target - 2, lines.length - maxSnippetLines));
}
