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

function growRun({ a, b, isSelf }: TokenPair, placeA: number, placeB: number): Run {
  const before = sameBefore(a, b, placeA, placeB);
  const length = before + sameBehind(a, b, placeA, placeB);
  // A pattern that repeats at once meets itself, shifted: only so much of it stands apart.
  const apart = isSelf ? Math.min(length, placeB - placeA) : length;
  return { a: placeA - before, b: placeB - before, length: apart };
}

function sameBefore(a: TokenLines, b: TokenLines, placeA: number, placeB: number): number {
  const [left, right, classes] = [a.abstract, b.abstract, a.classes];
  const limit = Math.min(placeA, placeB);
  let count = 0;
  while (
    count < limit &&
    left[placeA - count - 1] === right[placeB - count - 1] &&
    classes[placeA - count - 1] !== tokenClass.boundary
  ) {
    count += 1;
  }
  return count;
}

function sameBehind(a: TokenLines, b: TokenLines, placeA: number, placeB: number): number {
  const [left, right, classes] = [a.abstract, b.abstract, a.classes];
  const limit = Math.min(left.length - placeA, right.length - placeB);
  let count = 0;
  while (
    count < limit &&
    left[placeA + count] === right[placeB + count] &&
    classes[placeA + count] !== tokenClass.boundary
  ) {
    count += 1;
  }
  return count;
}
