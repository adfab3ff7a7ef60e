// Spans that nearly are a function, a class or a section become it, so that its name shows; a few
// lines of the next one that cling to a span are cut off.

import { lineCount } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { firstTokenOf, type TokenLines } from './tokenLines.ts';
import type { LinePair } from './wholeLines.ts';

export interface ChunkedTokens {
  readonly tokens: TokenLines;
  /** In the order of their lines. */
  readonly pieces: readonly LineRange[];
}

/**
 * Both sides change together or not at all: a span and its copy begin and end with the same.
 *
 * @returns the lines of what is nearly covered, and as they were; both without what clings to them
 */
export function snapToChunks(
  a: ChunkedTokens,
  b: ChunkedTokens,
  lines: LinePair,
): readonly [snapped: LinePair, own: LinePair] {
  const withoutEchoes = (own: LinePair): LinePair => moveEdges(a, b, own, echoedStart, echoedEnd);
  return [withoutEchoes(moveEdges(a, b, lines, widerStart, widerEnd)), withoutEchoes(lines)];
}

/** @returns where an edge goes; undefined where it stays */
type EdgeOf = (chunked: ChunkedTokens, lines: LineRange) => number | undefined;

function moveEdges(
  a: ChunkedTokens,
  b: ChunkedTokens,
  lines: LinePair,
  startOf: EdgeOf,
  endOf: EdgeOf,
): LinePair {
  const starts: Edges = [lines.a.start, lines.b.start];
  const start = together(startOf(a, lines.a), startOf(b, lines.b), starts);
  const end = together(endOf(a, lines.a), endOf(b, lines.b), [lines.a.end, lines.b.end]);
  return { a: { start: start[0], end: end[0] }, b: { start: start[1], end: end[1] } };
}

type Edges = readonly [a: number, b: number];

function together(a: number | undefined, b: number | undefined, otherwise: Edges): Edges {
  return a === undefined || b === undefined ? otherwise : [a, b];
}

/** @returns where the widest chunk begins that the span nearly covers; the span's own start is one */
function widerStart(chunked: ChunkedTokens, lines: LineRange): number | undefined {
  const covered = nearlyCovered(chunked, lines, lines.start);
  return covered.length === 0 ? undefined : Math.min(...covered.map(({ start }) => start));
}

function widerEnd(chunked: ChunkedTokens, lines: LineRange): number | undefined {
  const covered = nearlyCovered(chunked, lines, lines.end);
  return covered.length === 0 ? undefined : Math.max(...covered.map(({ end }) => end));
}

/** Of the chunks around a line. */
function nearlyCovered(
  { tokens, pieces }: ChunkedTokens,
  span: LineRange,
  line: number,
): LineRange[] {
  const covered: LineRange[] = [];
  for (const lines of pieces) {
    if (lines.start > line) break;
    if (line <= lines.end && coveredShare(tokens, lines, span) >= thresholds.snapShare) {
      covered.push(lines);
    }
  }
  return covered;
}

/** @returns where the span begins without the rest of the chunk that its first line lies in */
function echoedStart({ tokens, pieces }: ChunkedTokens, lines: LineRange): number | undefined {
  const echo = innermost(pieces, lines.start);
  if (echo === undefined || echo.end >= lines.end || echo.start === lines.start) return undefined;
  const rest = { start: echo.end + 1, end: lines.end };
  return isEcho(tokens, { start: lines.start, end: echo.end }, rest)
    ? tokens.lines[firstTokenOf(tokens, rest.start)]
    : undefined;
}

function echoedEnd({ tokens, pieces }: ChunkedTokens, lines: LineRange): number | undefined {
  const echo = innermost(pieces, lines.end);
  if (echo === undefined || echo.start <= lines.start || echo.end === lines.end) return undefined;
  const rest = { start: lines.start, end: echo.start - 1 };
  return isEcho(tokens, { start: echo.start, end: lines.end }, rest)
    ? tokens.lines[firstTokenOf(tokens, echo.start) - 1]
    : undefined;
}

/** Too short for a clone itself, beside what could be one. */
function isEcho(tokens: TokenLines, part: LineRange, rest: LineRange): boolean {
  return (
    countTokens(tokens, part.start, part.end) < thresholds.minCodeTokens &&
    countTokens(tokens, rest.start, rest.end) >= thresholds.minSameCodeTokens
  );
}

function innermost(pieces: readonly LineRange[], line: number): LineRange | undefined {
  let inner: LineRange | undefined;
  for (const lines of pieces) {
    if (lines.start > line) break;
    if (!contains(lines, line)) continue;
    if (inner === undefined || lineCount(lines) < lineCount(inner)) inner = lines;
  }
  return inner;
}

function contains(lines: LineRange, line: number): boolean {
  return lines.start <= line && line <= lines.end;
}

/** Share of the tokens of `whole` that stand in `part`. */
function coveredShare(tokens: TokenLines, whole: LineRange, part: LineRange): number {
  const count = countTokens(tokens, whole.start, whole.end);
  const start = Math.max(whole.start, part.start);
  const end = Math.min(whole.end, part.end);
  return count === 0 ? 0 : countTokens(tokens, start, end) / count;
}

function countTokens(tokens: TokenLines, startLine: number, endLine: number): number {
  return firstTokenOf(tokens, endLine + 1) - firstTokenOf(tokens, startLine);
}
