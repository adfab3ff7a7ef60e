// What a comment in the file puts aside: `kindred-ignore-file`, and `kindred-ignore-next` above a
// declaration, a section or a block of lines.

import { commonLines, joinOverlapping, lineCount } from '../../lineRange.ts';
import type { Chunk, LineRange } from '../../model.ts';
import type { SourceFile } from '../pair.ts';
import type { LexedFile } from '../textual/lexFile.ts';
import { linesOf, type SpanFacts } from './spanFacts.ts';

const ignoreFile = /^\W*kindred-ignore-file\b/;
const ignoreNext = /^\W*kindred-ignore-next\b/;

/** Whether most of the span is put aside: a span that only touches it is not. */
export function isSuppressed({ span, lexed }: SpanFacts): boolean {
  const covered = suppressedLines(span.file, lexed).reduce(
    (sum, range) => sum + commonLines(range, span.lines),
    0,
  );
  return covered * 2 >= lineCount(span.lines);
}

/**
 * A remark stands alone on its line, behind whatever begins a comment in its language: only marks
 * may stand before it, so that code and prose that tell of it put nothing aside.
 */
function suppressedLines(file: SourceFile, lexed: LexedFile): readonly LineRange[] {
  const known = rangesByFile.get(lexed) ?? readRemarks(file, lexed);
  rangesByFile.set(lexed, known);
  return known;
}

/** Many pairs have a side in one file. */
const rangesByFile = new WeakMap<LexedFile, readonly LineRange[]>();

function readRemarks(file: SourceFile, lexed: LexedFile): readonly LineRange[] {
  if (!lexed.text.includes('kindred-ignore-')) return [];
  const lines = linesOf(lexed);
  if (lines.some((line) => ignoreFile.test(line))) return [{ start: 1, end: lines.length }];
  return joinOverlapping(
    lines.flatMap((line, index) =>
      ignoreNext.test(line) ? nextOf(file.chunks, lines, index + 1) : [],
    ),
  );
}

/** @param line  1-based, of the remark */
function nextOf(chunks: readonly Chunk[], lines: readonly string[], line: number): LineRange[] {
  const next = nextTextLine(lines, line + 1);
  if (next === undefined) return [];
  const begun = chunks.filter(
    ({ lines: { start, end } }) => start >= line && start <= next && end >= next,
  );
  const before = chunks.filter(
    ({ lines: own }) => own.start < line && startsAt(lines, own) >= line,
  );
  const ends = [...begun, ...before].map((chunk) => chunk.lines.end);
  return [{ start: line, end: ends.length > 0 ? Math.max(...ends) : endOfBlock(lines, next) }];
}

/** A chunk holds the comments above its declaration: where the remark is among them, it begins here. */
function startsAt(lines: readonly string[], { start }: LineRange): number {
  const isRemark = (line: string | undefined) =>
    line !== undefined && /^\s*(?:\/\/|\/?\*|#(?!\[)|--|;|%|<!--|""")/.test(line);
  let line = start;
  while (isRemark(lines[line - 1])) line += 1;
  return line;
}

function nextTextLine(lines: readonly string[], from: number): number | undefined {
  for (let line = from; line <= lines.length; line++) {
    if ((lines[line - 1] ?? '').trim() !== '') return line;
  }
  return undefined;
}

/** Up to a blank line at its depth, or a line that stands less deep. */
function endOfBlock(lines: readonly string[], start: number): number {
  const depth = depthOf(lines[start - 1]);
  let end = start;
  for (let line = start + 1; line <= lines.length; line++) {
    const text = lines[line - 1] ?? '';
    if (text.trim() === '') {
      const next = nextTextLine(lines, line);
      if (next === undefined || depthOf(lines[next - 1]) <= depth) return end;
    } else if (depthOf(text) < depth) return end;
    else end = line;
  }
  return end;
}

function depthOf(line: string | undefined): number {
  return (line ?? '').length - (line ?? '').trimStart().length;
}
