// The places of one file: spans that are nearly the same lines are one place.

import { commonLines, isSameRange, lineCount } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import type { DuplicatePair, SourceFile, Span } from '../pair.ts';

export interface Place extends Span {
  readonly content: DuplicateContent;
  /** Those with a side here. */
  readonly pairs: readonly DuplicatePair[];
}

/** By the key of each span of the file. */
export type FilePlaces = ReadonlyMap<number, Place>;

export const noPlaces: FilePlaces = new Map();

/** Of the lines of the longer span; detectors seldom agree on the last line. */
const minCommonShare = 0.7;

/**
 * @param pairs   with a side in the file, or both; of which only those come and go that have changed
 * @param former  a place of the same lines and the same pairs stays the same object
 * @returns       places of the lowest type, then the widest, stand for spans like them
 */
export function placesOfFile(
  file: SourceFile,
  pairs: readonly DuplicatePair[],
  former: FilePlaces,
): FilePlaces {
  const assigned = assign(file, typedSpans(file, pairs));
  for (const pair of pairs) {
    const [one, other] = [pair.a, pair.b].map((span) =>
      span.file === file ? assigned.get(spanKey(span, pair.content)) : undefined,
    );
    one?.pairs.push(pair);
    if (other !== one) other?.pairs.push(pair);
  }
  const kept = new Map<OpenPlace, Place>();
  const places = new Map<number, Place>();
  for (const [key, place] of assigned) {
    const known = kept.get(place) ?? sameOf(former, place) ?? place;
    kept.set(place, known);
    places.set(key, known);
  }
  return places;
}

/** Tells the spans of a file apart; no file has four million lines. */
export function spanKey(
  { lines: { start, end } }: Pick<Span, 'lines'>,
  content: DuplicateContent,
): number {
  return (contentNumbers[content] * maxLines + start) * maxLines + end;
}

const maxLines = 2 ** 22;
const contentNumbers: Readonly<Record<DuplicateContent, number>> = {
  code: 0,
  docs: 1,
  comments: 2,
};

/** A span with the lowest type of the pairs that it is in: a copy knows best where it ends. */
interface TypedSpan {
  readonly key: number;
  readonly lines: LineRange;
  readonly content: DuplicateContent;
  cloneType: CloneType;
}

function typedSpans(file: SourceFile, pairs: readonly DuplicatePair[]): TypedSpan[] {
  const spans = new Map<number, TypedSpan>();
  for (const { a, b, content, cloneType } of pairs) {
    for (const span of [a, b]) {
      if (span.file !== file) continue;
      const key = spanKey(span, content);
      const known = spans.get(key);
      if (known === undefined) spans.set(key, { key, lines: span.lines, content, cloneType });
      else if (cloneType < known.cloneType) known.cloneType = cloneType;
    }
  }
  return [...spans.values()].sort(byCertainty);
}

interface OpenPlace extends Place {
  readonly pairs: DuplicatePair[];
}

/** @param spans  the surest first */
function assign(file: SourceFile, spans: readonly TypedSpan[]): Map<number, OpenPlace> {
  const assigned = new Map<number, OpenPlace>();
  const places: OpenPlace[] = [];
  for (const { key, lines, content } of spans) {
    const own = { file, lines, content, pairs: [] };
    const known = places.find((place) => areNearlySame(place, own));
    if (known === undefined) places.push(own);
    assigned.set(key, known ?? own);
  }
  return assigned;
}

function byCertainty(a: TypedSpan, b: TypedSpan): number {
  const difference = lineCount(b.lines) - lineCount(a.lines);
  return a.cloneType - b.cloneType || difference || a.lines.start - b.lines.start;
}

function areNearlySame(
  place: Pick<Place, 'content' | 'lines'>,
  span: Pick<Place, 'content' | 'lines'>,
): boolean {
  if (place.content !== span.content) return false;
  return (
    commonLines(place.lines, span.lines) >=
    minCommonShare * Math.max(lineCount(place.lines), lineCount(span.lines))
  );
}

function sameOf(former: FilePlaces, place: Place): Place | undefined {
  const known = former.get(spanKey(place, place.content));
  const isSame =
    known !== undefined &&
    isSameRange(known.lines, place.lines) &&
    known.pairs.length === place.pairs.length &&
    known.pairs.every((pair, index) => pair === place.pairs[index]);
  return isSame ? known : undefined;
}
