// Spans that nearly are a function, a class or a section become it, so that its name shows; a few
// lines of the next one that cling to a span are cut off.

import type { Chunk, LineRange } from '../../model.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { firstTokenOf, type TokenLines } from './tokenLines.ts';
import type { LinePair } from './wholeLines.ts';

export interface ChunkedTokens {
  readonly tokens: TokenLines;
  readonly chunks: readonly Chunk[];
}

/** Less of a chunk than this, at the end of a span that holds another, is an echo. */
const maxEchoShare = 0.34;

/** Both sides change together or not at all: a span and its copy begin and end with the same. */
export function snapToChunks(a: ChunkedTokens, b: ChunkedTokens, lines: LinePair): LinePair {
  const start = together(widerStart(a, lines.a), widerStart(b, lines.b), [
    lines.a.start,
    lines.b.start,
  ]);
  const end = together(widerEnd(a, lines.a), widerEnd(b, lines.b), [lines.a.end, lines.b.end]);
  const wide = rangesOf(start, end);
  const echoStart = together(echoedStart(a, wide.a), echoedStart(b, wide.b), start);
  const echoEnd = together(echoedEnd(a, wide.a), echoedEnd(b, wide.b), end);
  return rangesOf(echoStart, echoEnd);
}

type Edges = readonly [a: number, b: number];

function together(a: number | undefined, b: number | undefined, otherwise: Edges): Edges {
  return a === undefined || b === undefined ? otherwise : [a, b];
}

function rangesOf(start: Edges, end: Edges): LinePair {
  return { a: { start: start[0], end: end[0] }, b: { start: start[1], end: end[1] } };
}

/** @returns where the widest chunk begins that the span nearly covers; the span's own start is one */
function widerStart({ tokens, chunks }: ChunkedTokens, lines: LineRange): number | undefined {
  const covered = chunks.filter(
    (chunk) =>
      contains(chunk.lines, lines.start) &&
      coveredShare(tokens, chunk.lines, lines) >= thresholds.snapShare,
  );
  return covered.length === 0 ? undefined : Math.min(...covered.map((chunk) => chunk.lines.start));
}

function widerEnd({ tokens, chunks }: ChunkedTokens, lines: LineRange): number | undefined {
  const covered = chunks.filter(
    (chunk) =>
      contains(chunk.lines, lines.end) &&
      coveredShare(tokens, chunk.lines, lines) >= thresholds.snapShare,
  );
  return covered.length === 0 ? undefined : Math.max(...covered.map((chunk) => chunk.lines.end));
}

function echoedStart({ tokens, chunks }: ChunkedTokens, lines: LineRange): number | undefined {
  const echo = innermost(chunks, lines.start);
  if (echo === undefined || echo.end >= lines.end || echo.start === lines.start) return undefined;
  const isEcho = coveredShare(tokens, echo, lines) <= maxEchoShare;
  return isEcho && holdsChunk(chunks, { start: echo.end + 1, end: lines.end })
    ? echo.end + 1
    : undefined;
}

function echoedEnd({ tokens, chunks }: ChunkedTokens, lines: LineRange): number | undefined {
  const echo = innermost(chunks, lines.end);
  if (echo === undefined || echo.start <= lines.start || echo.end === lines.end) return undefined;
  const isEcho = coveredShare(tokens, echo, lines) <= maxEchoShare;
  return isEcho && holdsChunk(chunks, { start: lines.start, end: echo.start - 1 })
    ? echo.start - 1
    : undefined;
}

function innermost(chunks: readonly Chunk[], line: number): LineRange | undefined {
  const holding = chunks.filter((chunk) => contains(chunk.lines, line));
  return holding.sort((a, b) => lengthOf(a.lines) - lengthOf(b.lines))[0]?.lines;
}

function holdsChunk(chunks: readonly Chunk[], lines: LineRange): boolean {
  return chunks.some((chunk) => chunk.lines.start >= lines.start && chunk.lines.end <= lines.end);
}

function contains(lines: LineRange, line: number): boolean {
  return lines.start <= line && line <= lines.end;
}

function lengthOf({ start, end }: LineRange): number {
  return end - start;
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
