// The ends of the block before and the beginning of the block behind cling to what repeats: `} }`
// and `impl X {` are the same everywhere. They are cut off.

import type { LineRange } from '../../model.ts';
import { strayBrackets } from './brackets.ts';
import type { TokenPair } from './growRuns.ts';
import { firstTokenOf, sliceLines, type TokenLines } from './tokenLines.ts';
import type { LinePair } from './wholeLines.ts';

/** More than this share of a span is no rest of another block: the span itself lies across two. */
const maxRestShare = 0.3;

/** Each side on its own: what is the same on both has the same brackets. */
export function trimBrackets(pair: TokenPair, lines: LinePair): LinePair {
  return { a: trim(pair.a, lines.a), b: trim(pair.b, lines.b) };
}

function trim(tokens: TokenLines, lines: LineRange): LineRange {
  const within = sliceLines(tokens, lines);
  const count = within.exact.length;
  const { lastCloser, firstOpener } = strayBrackets(within);
  let { start, end } = lines;
  if (lastCloser !== -1 && lastCloser < maxRestShare * count) {
    start = lineOf(within, firstTokenOf(within, lineOf(within, lastCloser) + 1));
  }
  if (firstOpener < count && count - firstOpener < maxRestShare * count) {
    end = lineOf(within, firstTokenOf(within, lineOf(within, firstOpener)) - 1);
  }
  return 0 < start && start <= end ? { start, end } : lines;
}

/** 0 where there is no such token. */
function lineOf({ lines }: TokenLines, index: number): number {
  return lines[index] ?? 0;
}
