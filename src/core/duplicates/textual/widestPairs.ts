// The same repetition is found more than once: by its runs, by the chunks it lies in, from both
// ends. The widest finding is told; in one file, where it may lie across a family of functions, the
// functions are told.

import { commonLines, lineCount } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import type { DuplicatePair } from '../pair.ts';

/**
 * @param byRuns    what repeats, wherever it begins and ends
 * @param byChunks  functions, classes and sections that are alike as wholes
 * @returns         pairs that are not told already by a wider one
 */
export function widestPairs(
  byRuns: readonly DuplicatePair[],
  byChunks: readonly DuplicatePair[],
): DuplicatePair[] {
  const wholes = new Set(byChunks);
  const groups = groupByFiles([...byRuns, ...byChunks]);
  return groups.flatMap((pairs) => keepWidest(withoutFamilies(pairs, wholes), wholes));
}

/** A run over some members of a family, beside the same shifted by a member: its parts are told. */
function withoutFamilies(
  pairs: readonly DuplicatePair[],
  wholes: ReadonlySet<DuplicatePair>,
): readonly DuplicatePair[] {
  const siblings = pairs.filter((pair) => isOfOneFile(pair) && wholes.has(pair));
  if (siblings.length === 0) return pairs;
  const holdsSiblings = (lines: LineRange) =>
    siblings.some(
      ({ a, b }) => liesIn(a.lines, lines, siblingShare) && liesIn(b.lines, lines, siblingShare),
    );
  return pairs.filter(
    (pair) => wholes.has(pair) || !(holdsSiblings(pair.a.lines) || holdsSiblings(pair.b.lines)),
  );
}

/** Pairs of the same content and the same two files. */
function groupByFiles(pairs: readonly DuplicatePair[]): DuplicatePair[][] {
  return [...Map.groupBy(pairs, ({ content }) => content).values()].flatMap((ofContent) =>
    [...Map.groupBy(ofContent, ({ a }) => a.file).values()].flatMap((ofFile) => [
      ...Map.groupBy(ofFile, ({ b }) => b.file).values(),
    ]),
  );
}

/** A run ends somewhere within the last of the family that it reaches. */
const siblingShare = 0.5;

/** Of the shorter span, so much in the wider one is the same finding. */
const sameShare = 0.8;

function keepWidest(
  pairs: readonly DuplicatePair[],
  wholes: ReadonlySet<DuplicatePair>,
): DuplicatePair[] {
  const kept = pairs.filter((pair) => isOfOneFile(pair) && wholes.has(pair));
  const others = pairs.filter((pair) => !(isOfOneFile(pair) && wholes.has(pair)));
  for (const pair of others.sort(byWidth)) {
    const isTold = kept.some(
      ({ a, b }) => liesIn(pair.a.lines, a.lines) && liesIn(pair.b.lines, b.lines),
    );
    if (!isTold) kept.push(pair);
  }
  return kept;
}

function isOfOneFile({ a, b }: DuplicatePair): boolean {
  return a.file === b.file;
}

/** Widest first; of the same lines, what is most alike. */
function byWidth(one: DuplicatePair, other: DuplicatePair): number {
  return widthOf(other) - widthOf(one) || other.similarity - one.similarity;
}

function widthOf({ a, b }: DuplicatePair): number {
  return lineCount(a.lines) + lineCount(b.lines);
}

function liesIn(inner: LineRange, outer: LineRange, share = sameShare): boolean {
  return commonLines(inner, outer) >= share * lineCount(inner);
}
