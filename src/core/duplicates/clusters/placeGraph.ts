// Pairs of spans → a graph of places: spans of a file that are nearly the same lines are one place,
// and of the pairs between two places the best one counts.

import { commonLines, lineCount } from '../../lineRange.ts';
import type { LineRange } from '../../model.ts';
import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import type { DuplicatePair, SourceFile, Span } from '../pair.ts';

export interface GraphPlace {
  readonly file: SourceFile;
  readonly content: DuplicateContent;
  readonly lines: LineRange;
}

/** Two places by their index, `a` < `b`. */
export interface GraphEdge extends Pick<DuplicatePair, 'cloneType' | 'similarity'> {
  readonly a: number;
  readonly b: number;
}

export interface PlaceGraph {
  readonly places: readonly GraphPlace[];
  readonly edges: readonly GraphEdge[];
}

/** Of the lines of the longer span; detectors seldom agree on the last line. */
const minCommonShare = 0.7;

export function placeGraph(pairs: readonly DuplicatePair[]): PlaceGraph {
  const places: GraphPlace[] = [];
  const placeOf = assignPlaces(pairs, places);
  const edges = new Map<string, GraphEdge>();
  for (const { a, b, content, cloneType, similarity } of pairs) {
    const one = placeOf(a, content);
    const other = placeOf(b, content);
    if (one === other) continue;
    const edge = { a: Math.min(one, other), b: Math.max(one, other), cloneType, similarity };
    const key = `${String(edge.a)} ${String(edge.b)}`;
    const known = edges.get(key);
    if (known === undefined || isCloser(edge, known)) edges.set(key, edge);
  }
  return { places, edges: [...edges.values()] };
}

/** A lower type says more than a higher similarity, which is measured otherwise for type 4. */
export function isCloser(
  a: Pick<GraphEdge, 'cloneType' | 'similarity'>,
  b: Pick<GraphEdge, 'cloneType' | 'similarity'>,
): boolean {
  return a.cloneType === b.cloneType ? a.similarity > b.similarity : a.cloneType < b.cloneType;
}

type PlaceOf = (span: Span, content: DuplicateContent) => number;

/** A span with the lowest type of the pairs that it is in: a copy knows best where it ends. */
interface TypedSpan {
  readonly place: GraphPlace;
  readonly cloneType: CloneType;
}

/** @param places  filled; spans of the lowest type, then the widest, stand for those like them */
function assignPlaces(pairs: readonly DuplicatePair[], places: GraphPlace[]): PlaceOf {
  const spansOfFile = new Map<SourceFile, Map<string, TypedSpan>>();
  for (const { a, b, content, cloneType } of pairs) {
    for (const { file, lines } of [a, b]) {
      const spans = spansOfFile.get(file) ?? new Map<string, TypedSpan>();
      spansOfFile.set(file, spans);
      const key = keyOf(lines, content);
      const known = spans.get(key);
      if (known !== undefined && known.cloneType <= cloneType) continue;
      spans.set(key, { place: { file, content, lines }, cloneType });
    }
  }
  const indexes = new Map<SourceFile, ReadonlyMap<string, number>>();
  for (const [file, spans] of spansOfFile) indexes.set(file, assignFile(spans, places));
  return ({ file, lines }, content) => indexes.get(file)?.get(keyOf(lines, content)) ?? -1;
}

function assignFile(
  spans: ReadonlyMap<string, TypedSpan>,
  places: GraphPlace[],
): Map<string, number> {
  const indexes = new Map<string, number>();
  const own: number[] = [];
  for (const [key, { place }] of [...spans].sort(([, a], [, b]) => byCertainty(a, b))) {
    const known = own.find((index) => areNearlySame(places[index], place));
    const index = known ?? places.push(place) - 1;
    if (known === undefined) own.push(index);
    indexes.set(key, index);
  }
  return indexes;
}

function byCertainty(a: TypedSpan, b: TypedSpan): number {
  const difference = lineCount(b.place.lines) - lineCount(a.place.lines);
  return a.cloneType - b.cloneType || difference || a.place.lines.start - b.place.lines.start;
}

function areNearlySame(place: GraphPlace | undefined, span: GraphPlace): boolean {
  if (place?.content !== span.content) return false;
  return (
    commonLines(place.lines, span.lines) >=
    minCommonShare * Math.max(lineCount(place.lines), lineCount(span.lines))
  );
}

function keyOf({ start, end }: LineRange, content: DuplicateContent): string {
  return `${content} ${String(start)} ${String(end)}`;
}
