// The lines a hit shows, cut from the file as it is on disk, with the matching words marked.

import { findMarks, type Mark, marksOf } from '../../lexical/marks.ts';
import type { QueryTerms } from '../../lexical/queryTerms.ts';
import type { Snippet } from '../../searchEngine.ts';
import type { LineMatches } from './lineMatches.ts';

/** As many lines as a panel can show without pushing the next hit off the screen. */
const maxSnippetLines = 12;
/** A longer line is cut: it is a table or data, and no panel shows it whole. */
const maxLineCharacters = 400;

/** What a snippet is cut from. */
export interface SnippetSource {
  /** Of the chunk. */
  readonly lines: readonly string[];
  /** 1-based, of the first of them. */
  readonly startLine: number;
  /** Of each line. */
  readonly matches: readonly LineMatches[];
  /** An index into `lines`; the snippet lies around it. */
  readonly bestLine: number;
  /** The file is not the one that was indexed. */
  readonly stale: boolean;
}

/** The lines around the best one, as far as the chunk goes. */
export function cutSnippet(source: SnippetSource, terms: QueryTerms): Snippet {
  const { lines, matches, startLine, bestLine, stale } = source;
  const first = firstShownLine(lines, bestLine);
  const whole = lines.slice(first, first + maxSnippetLines);
  const marks = whole.flatMap((text, line): Mark[] => {
    const spans = matches[first + line]?.spans ?? [];
    return text.length <= maxLineCharacters || spans.length === 0
      ? marksOf(spans, line)
      : findMarks([cut(text)], terms).map((mark) => ({ ...mark, line }));
  });
  return { startLine: startLine + first, lines: whole.map(cut), marks, stale };
}

/** The last word of what is left may be another one than before. */
function cut(line: string): string {
  return line.slice(0, maxLineCharacters);
}

/** Never a blank line, and never so far down that fewer lines are shown than there are. */
function firstShownLine(lines: readonly string[], bestLine: number): number {
  const firstWritten = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const centred = bestLine - Math.floor(maxSnippetLines / 2);
  return Math.max(firstWritten, Math.min(centred, lines.length - maxSnippetLines));
}
