// Rules that look at what stands around a span: the functions that it covers, the one it lies in,
// the declaration under a comment.

import { holdsLines, overlaps } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import { cloneThresholds as thresholds } from '../textual/cloneThresholds.ts';
import type { LexedFile } from '../textual/lexFile.ts';
import { piecesOf } from '../textual/pieces.ts';
import { sliceLines } from '../textual/tokenLines.ts';
import { linesOf, type SpanFacts } from './spanFacts.ts';

/** Several functions, most of which would not be told by themselves: overloads, conversions. */
export function isRowOfShortMembers({ span, content, lexed }: SpanFacts): boolean {
  if (content !== 'code') return false;
  const members = piecesOf(span.file, lexed).inner.filter((piece) => overlaps(piece, span.lines));
  const sizes = members.map((piece) => tokensIn(lexed, piece));
  const short = sizes.filter((size) => size < thresholds.minCodeTokens);
  return members.length > 1 && 2 * sum(short) > sum(sizes);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function tokensIn({ main }: LexedFile, lines: LineRange): number {
  return sliceLines(main, lines).exact.length;
}

/** Whether two spans of one file lie within one definition, each of them less than it. */
export function areStepsOfOne(a: SpanFacts, b: SpanFacts): boolean {
  const { inner } = piecesOf(a.span.file, a.lexed);
  return inner.some((piece) => holdsLines(piece, a.span.lines) && holdsLines(piece, b.span.lines));
}

/** The name that is declared right under a comment; undefined where none is. */
export function declaredUnder({ span, lexed }: SpanFacts): string | undefined {
  const below = linesOf(lexed).slice(span.lines.end, span.lines.end + maxHeadLines);
  const head = below.filter((line) => /\S/.test(line) && !attribute.test(line)).join(' ');
  return /^[^=;{}()]*?([\w$]+)\s*(?:<[^()=]*>)?\s*\(/.exec(head)?.[1];
}

/** Attributes and the return type may stand before the name. */
const maxHeadLines = 5;
const attribute = /^\s*(?:@\w|\[|#\[)/;
