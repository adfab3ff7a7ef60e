// Places with one fingerprint → the longest runs of equal tokens around them, names aside.

import { sliceTokens, tokenClass, type TokenLines } from './tokenLines.ts';

/** Tokens [a, a + length) of one stream and [b, b + length) of another are the same in shape. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

export interface TokenPair {
  readonly a: TokenLines;
  readonly b: TokenLines;
  /** Both are the same stream: a run must not reach into itself. */
  readonly isSelf: boolean;
}

function behind({ a, b, isSelf }: TokenPair, from: number): TokenPair {
  return {
    a: sliceTokens(a, from, a.exact.length),
    b: sliceTokens(b, from, b.exact.length),
    isSelf,
  };
}

/**
 * @param places     index of a token in `a`, then in `b`, and so on, ascending by `a`
 * @param minLength  in tokens; shorter runs are coincidences of hashes
 * @returns          each run once, ascending by `a`
 */
export function growRuns(pair: TokenPair, places: readonly number[], minLength: number): Run[] {
  const runs: Run[] = [];
  /** Of each distance between the places, where the last run in `a` ended. */
  const ends = new Map<number, number>();
  for (let index = 0; index + 1 < places.length; index += 2) {
    const a = places[index] ?? 0;
    const b = places[index + 1] ?? 0;
    const end = ends.get(b - a);
    if (end !== undefined && a < end) continue;
    // A pattern that stands a third time goes on behind the part that was taken.
    const from = pair.isSelf ? (end ?? 0) : 0;
    const grown = growRun(from === 0 ? pair : behind(pair, from), a - from, b - from);
    const run = { ...grown, a: grown.a + from, b: grown.b + from };
    ends.set(b - a, run.a + run.length);
    if (run.length >= minLength) runs.push(run);
  }
  return runs.sort((one, other) => one.a - other.a || one.b - other.b);
}

function growRun(pair: TokenPair, a: number, b: number): Run {
  let before = 0;
  while (isSame(pair, a - before - 1, b - before - 1)) before += 1;
  let after = 0;
  while (isSame(pair, a + after, b + after)) after += 1;
  const start = a - before;
  const length = before + after;
  // A pattern that repeats at once meets itself, shifted: only so much of it stands apart.
  return { a: start, b: b - before, length: pair.isSelf ? Math.min(length, b - a) : length };
}

function isSame({ a, b }: TokenPair, indexA: number, indexB: number): boolean {
  const value = a.abstract[indexA];
  return (
    value !== undefined && value === b.abstract[indexB] && a.classes[indexA] !== tokenClass.boundary
  );
}
