// Runs that follow each other in both streams, with little between → one candidate: lines that
// were added, left out or changed lie in the gaps.

import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import type { Run, TokenPair } from './growRuns.ts';
import { tokenClass, type TokenLines } from './tokenLines.ts';

/** Tokens [start, end) of a stream. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

export interface Chain {
  readonly a: TokenRange;
  readonly b: TokenRange;
  /** In the order of both streams, apart from each other. */
  readonly runs: readonly Run[];
}

/** @param runs  ascending by `a` */
export function chainRuns(pair: TokenPair, runs: readonly Run[]): Chain[] {
  const open: OpenChain[] = [];
  for (const run of longest(runs, thresholds.maxRuns)) {
    const best = nearestOf(pair, open, run);
    if (best === undefined) open.push({ runs: [run], endA: endOf(run).a, endB: endOf(run).b });
    else append(best, run);
  }
  return open.map(({ runs: chained, endA, endB }) => ({
    a: { start: chained[0]?.a ?? 0, end: endA },
    b: { start: chained[0]?.b ?? 0, end: endB },
    runs: chained,
  }));
}

interface OpenChain {
  readonly runs: Run[];
  endA: number;
  endB: number;
}

function longest(runs: readonly Run[], count: number): readonly Run[] {
  if (runs.length <= count) return runs;
  const kept = [...runs].sort((one, other) => other.length - one.length).slice(0, count);
  return kept.sort((one, other) => one.a - other.a || one.b - other.b);
}

function endOf({ a, b, length }: Run): { readonly a: number; readonly b: number } {
  return { a: a + length, b: b + length };
}

function nearestOf(pair: TokenPair, open: readonly OpenChain[], run: Run): OpenChain | undefined {
  let best: OpenChain | undefined;
  let bestGap = Infinity;
  for (const chain of open) {
    const gap = gapBetween(pair, chain, run);
    if (gap < bestGap) {
      best = chain;
      bestGap = gap;
    }
  }
  return best;
}

/** @returns tokens between a chain and a run on both sides, infinite when they do not belong */
function gapBetween({ a, b, isSelf }: TokenPair, chain: OpenChain, run: Run): number {
  const cut = overlapOf(chain, run);
  const length = run.length - cut;
  const gapA = run.a + cut - chain.endA;
  const gapB = run.b + cut - chain.endB;
  const last = chain.runs.at(-1)?.length ?? 0;
  const widest = Math.min(thresholds.maxGapTokens, thresholds.maxGapShare * Math.min(last, length));
  if (length <= 0 || Math.max(gapA, gapB) > widest) return Infinity;
  if (isSelf && run.a + run.length > (chain.runs[0]?.b ?? 0)) return Infinity;
  if (holdsBoundary(a, chain.endA, gapA) || holdsBoundary(b, chain.endB, gapB)) return Infinity;
  return gapA + gapB;
}

/** Neighbouring runs may both claim the tokens at their seam: `x, x, x`. */
function overlapOf(chain: OpenChain, run: Run): number {
  return Math.max(0, chain.endA - run.a, chain.endB - run.b);
}

function append(chain: OpenChain, run: Run): void {
  const cut = overlapOf(chain, run);
  chain.runs.push({ a: run.a + cut, b: run.b + cut, length: run.length - cut });
  chain.endA = run.a + run.length;
  chain.endB = run.b + run.length;
}

function holdsBoundary({ classes }: TokenLines, start: number, length: number): boolean {
  for (let index = start; index < start + length; index++) {
    if (classes[index] === tokenClass.boundary) return true;
  }
  return false;
}
