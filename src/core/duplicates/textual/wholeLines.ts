// Tokens that were found → the lines that a person sees.

import type { LineRange } from '../../model.ts';
import type { Chain } from './chainRuns.ts';
import type { Run, TokenPair } from './growRuns.ts';
import type { TokenLines } from './tokenLines.ts';

export interface LinePair {
  readonly a: LineRange;
  readonly b: LineRange;
}

/** A seam of lines further inside than this would cost more than half a statement too many. */
const maxCutTokens = 30;

/**
 * Cut at the ends of lines on both sides, where both sides have one near by. A line of which half
 * the tokens or more are the same stays whole, and so does one that only a reformatted copy breaks.
 *
 * @returns undefined when no whole line is left
 */
export function wholeLines(pair: TokenPair, chain: Chain): LinePair | undefined {
  const first = chain.runs[0];
  const last = chain.runs.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const start = startCut(pair, first);
  const end = endCut(pair, last);
  const a = linesOf(pair.a, chain.a.start + start, chain.a.end - end);
  const b = linesOf(pair.b, chain.b.start + start, chain.b.end - end);
  return a === undefined || b === undefined ? undefined : { a, b };
}

/** @returns tokens to leave out at the start, so that both sides begin with their line */
function startCut({ a, b }: TokenPair, run: Run): number {
  const limit = Math.min(maxCutTokens, run.length >> 1);
  for (let cut = 0; cut < limit; cut++) {
    if (beginsLine(a, run.a + cut) && beginsLine(b, run.b + cut)) return cut;
  }
  return 0;
}

function endCut({ a, b }: TokenPair, run: Run): number {
  const limit = Math.min(maxCutTokens, run.length >> 1);
  for (let cut = 0; cut < limit; cut++) {
    const endA = run.a + run.length - cut;
    if (beginsLine(a, endA) && beginsLine(b, run.b + run.length - cut)) return cut;
  }
  return 0;
}

/** Also true behind the last token. */
function beginsLine({ lines }: TokenLines, index: number): boolean {
  return index <= 0 || lines[index - 1] !== lines[index];
}

/** The lines of tokens [start, end), without a first and a last one that is mostly something else. */
function linesOf({ lines }: TokenLines, start: number, end: number): LineRange | undefined {
  let first = lines[start] ?? 0;
  let last = lines[end - 1] ?? 0;
  if (!isMostly(lines, start, 1, start, end)) first += 1;
  if (!isMostly(lines, end - 1, -1, start, end)) last -= 1;
  return first <= last ? { start: first, end: last } : undefined;
}

/** Whether at least half the tokens of the line of `index` lie in [start, end). */
function isMostly(
  lines: Uint32Array,
  index: number,
  inward: 1 | -1,
  start: number,
  end: number,
): boolean {
  const line = lines[index];
  let within = 0;
  for (let at = index; at >= start && at < end && lines[at] === line; at += inward) within += 1;
  let outside = 0;
  for (let at = index - inward; lines[at] !== undefined && lines[at] === line; at -= inward) {
    outside += 1;
  }
  return within >= outside;
}
