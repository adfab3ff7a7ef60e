// The same repetition is found more than once: by its runs, by the chunks it lies in, from both
// ends. The widest finding is told.

import type { LineRange } from '../../model.ts';
import type { DuplicatePair } from '../pair.ts';
import { fileKey } from './tokenCache.ts';

/** @returns pairs whose two spans do not both lie mostly in those of another pair */
export function widestPairs(pairs: readonly DuplicatePair[]): DuplicatePair[] {
  return [...groupByFiles(pairs).values()].flatMap(keepWidest);
}

function groupByFiles(pairs: readonly DuplicatePair[]): Map<string, DuplicatePair[]> {
  const groups = new Map<string, DuplicatePair[]>();
  for (const pair of pairs) {
    const key = `${pair.content}\n${fileKey(pair.a.file)}\n${fileKey(pair.b.file)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return groups;
}

/** Of the shorter span, so much in the wider one is the same finding. */
const sameShare = 0.8;

function keepWidest(pairs: readonly DuplicatePair[]): DuplicatePair[] {
  const kept: DuplicatePair[] = [];
  for (const pair of [...pairs].sort(byWidth)) {
    const isTold = kept.some(
      ({ a, b }) => liesIn(pair.a.lines, a.lines) && liesIn(pair.b.lines, b.lines),
    );
    if (!isTold) kept.push(pair);
  }
  return kept;
}

/** Widest first; of the same lines, what is most alike. */
function byWidth(one: DuplicatePair, other: DuplicatePair): number {
  return widthOf(other) - widthOf(one) || other.similarity - one.similarity;
}

function widthOf({ a, b }: DuplicatePair): number {
  return a.lines.end - a.lines.start + b.lines.end - b.lines.start;
}

function liesIn(inner: LineRange, outer: LineRange): boolean {
  const common = Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start) + 1;
  return common >= sameShare * (inner.end - inner.start + 1);
}
