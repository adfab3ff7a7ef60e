// A repetition within comments → the comment, where it repeats as a whole, or the part of it.

import type { Chain, TokenRange } from './chainRuns.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import type { TokenPair } from './growRuns.ts';
import { tokenClass, type TokenLines } from './tokenLines.ts';
import type { LinePair } from './wholeLines.ts';

/**
 * @param matched  tokens of the chain that are the same
 * @returns        first what says the most; none for a few words in common: a phrase, the beginning
 *                 of an example
 */
export function commentLines(pair: TokenPair, chain: Chain, matched: number): LinePair[] {
  const a = blockAround(pair.a, chain.a.start);
  const b = blockAround(pair.b, chain.b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  const isWhole = matched >= thresholds.minCommentShare * longer;
  const isPart = matched >= thresholds.minCommentPartTokens;
  return [
    ...(isWhole ? [linesOf(pair, withBoundaries(a), withBoundaries(b))] : []),
    ...(isPart ? [linesOf(pair, chain.a, chain.b)] : []),
  ];
}

function blockAround({ classes }: TokenLines, index: number): TokenRange {
  let start = index;
  while (start > 0 && classes[start - 1] !== tokenClass.boundary) start -= 1;
  let end = index;
  while (end < classes.length && classes[end] !== tokenClass.boundary) end += 1;
  return { start, end };
}

/** They stand on the first and the last line of the block. */
function withBoundaries({ start, end }: TokenRange): TokenRange {
  return { start: start - 1, end: end + 1 };
}

function linesOf(pair: TokenPair, a: TokenRange, b: TokenRange): LinePair {
  return { a: lineRange(pair.a, a), b: lineRange(pair.b, b) };
}

function lineRange({ lines }: TokenLines, { start, end }: TokenRange) {
  return { start: lines[start] ?? 0, end: lines[end - 1] ?? 0 };
}
