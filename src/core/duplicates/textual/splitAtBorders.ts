// A span from within one function to within the next is no thing that a person would merge: what
// repeats of the one and of the other is told apart.

import { holdsLines, overlaps } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import type { LinePair } from './wholeLines.ts';

/**
 * @param a @param b  pieces of either side that hold no other
 * @returns           the two parts, where both sides lie across a border and hold neither piece as
 *                    a whole; otherwise the lines as they are
 */
export function splitAtBorders(
  a: readonly LineRange[],
  b: readonly LineRange[],
  lines: LinePair,
): LinePair[] {
  const borderA = borderIn(a, lines.a);
  const borderB = borderIn(b, lines.b);
  if (borderA === undefined || borderB === undefined) return [lines];
  return [
    { a: { ...lines.a, end: borderA.end }, b: { ...lines.b, end: borderB.end } },
    { a: { ...lines.a, start: borderA.start }, b: { ...lines.b, start: borderB.start } },
  ];
}

interface Border {
  /** Of the piece before. */
  readonly end: number;
  /** Of the piece behind. */
  readonly start: number;
}

function borderIn(pieces: readonly LineRange[], lines: LineRange): Border | undefined {
  const touched = pieces.filter((piece) => overlaps(piece, lines));
  const [before, behind] = touched;
  if (touched.length !== 2 || before === undefined || behind === undefined) return undefined;
  if (touched.some((piece) => holdsLines(lines, piece))) return undefined;
  return { end: before.end, start: behind.start };
}
