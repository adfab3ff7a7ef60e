// Pairs that follow each other in both files are one pair of wider spans: two functions that were
// copied together are one copy. A copy does not grow by what only means the same.

import { lineCount, overlaps } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import type { CloneType } from '../duplicateCluster.ts';
import type { DuplicatePair, Span } from '../pair.ts';
import { byFile, byPlace } from './fileOrder.ts';

/** Blank lines, a brace, the comment of the next function. */
const maxGapLines = 2;

/**
 * @param pairs  of the same two files, in any order
 * @returns      the pairs that have none beside them, and one for each row of those that have
 */
export function joinAdjacent(pairs: readonly DuplicatePair[]): DuplicatePair[] {
  const ordered = pairs.map(inOrder);
  if (ordered.length < 2) return ordered;
  const groups = Map.groupBy(ordered, ({ content, cloneType }) =>
    cloneType === 4 ? `${content} by meaning` : content,
  );
  return [...groups.values()].flatMap(joinGroup);
}

function inOrder(pair: DuplicatePair): DuplicatePair {
  const { a, b } = pair;
  const isInOrder = a.file === b.file ? a.lines.start <= b.lines.start : byFile(a.file, b.file) < 0;
  return isInOrder ? pair : { ...pair, a: b, b: a };
}

function joinGroup(pairs: readonly DuplicatePair[]): DuplicatePair[] {
  const joined: DuplicatePair[] = [];
  const areSiblings = siblingsAmong(pairs);
  // Those that may still grow; what ends too early for the next one never does.
  let open: { pair: DuplicatePair; last: DuplicatePair; index: number }[] = [];
  for (const pair of pairs.toSorted(inTurn)) {
    open = open.filter((entry) => pair.a.lines.start - entry.pair.a.lines.end <= maxGapLines + 1);
    const before = open.find(
      (entry) => follows(entry.pair, pair) && !areSiblings(entry.last, pair),
    );
    if (before === undefined) {
      open.push({ pair, last: pair, index: joined.push(pair) - 1 });
    } else {
      before.pair = joinTwo(before.pair, pair);
      before.last = pair;
      joined[before.index] = before.pair;
    }
  }
  return joined;
}

/**
 * Whether two pairs of one file, one behind the other, are of one family: where neighbours are
 * alike themselves, each of them is told, not a row of them beside another row.
 */
function siblingsAmong(
  pairs: readonly DuplicatePair[],
): (before: DuplicatePair, next: DuplicatePair) => boolean {
  const known = new Set(
    pairs.filter(({ a, b }) => a.file === b.file).map(({ a, b }) => keyOf(a, b)),
  );
  return (before, next) => known.has(keyOf(before.a, next.a)) || known.has(keyOf(before.b, next.b));
}

/** Of those that begin together the widest first: what goes on goes on from there. */
function inTurn(one: DuplicatePair, other: DuplicatePair): number {
  return (
    one.a.lines.start - other.a.lines.start ||
    widthOf(other) - widthOf(one) ||
    one.cloneType - other.cloneType ||
    other.similarity - one.similarity ||
    byPlace(one.a, other.a) ||
    byPlace(one.b, other.b)
  );
}

function widthOf({ a, b }: DuplicatePair): number {
  return lineCount(a.lines) + lineCount(b.lines);
}

function keyOf({ lines: a }: Span, { lines: b }: Span): string {
  return [a.start, a.end, b.start, b.end].join(' ');
}

function follows(before: DuplicatePair, next: DuplicatePair): boolean {
  const isBeside = isRightBehind(before.a.lines, next.a.lines);
  if (!isBeside || !isRightBehind(before.b.lines, next.b.lines)) return false;
  if (before.a.file !== before.b.file) return true;
  return !overlaps(
    { start: before.a.lines.start, end: next.a.lines.end },
    { start: before.b.lines.start, end: next.b.lines.end },
  );
}

function isRightBehind(before: LineRange, next: LineRange): boolean {
  const gap = next.start - before.end;
  return gap >= 1 && gap <= maxGapLines + 1;
}

function joinTwo(before: DuplicatePair, next: DuplicatePair): DuplicatePair {
  const [first, second] = [lineCount(before.a.lines), lineCount(next.a.lines)];
  return {
    a: { file: before.a.file, lines: { start: before.a.lines.start, end: next.a.lines.end } },
    b: { file: before.b.file, lines: { start: before.b.lines.start, end: next.b.lines.end } },
    cloneType: weakerOf(before.cloneType, next.cloneType),
    content: before.content,
    similarity: (first * before.similarity + second * next.similarity) / (first + second),
  };
}

function weakerOf(a: CloneType, b: CloneType): CloneType {
  return a > b ? a : b;
}
