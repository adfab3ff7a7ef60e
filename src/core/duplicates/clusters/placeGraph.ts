// Places that hang together by pairs → a graph: of the pairs between two places the best one
// counts.

import type { DuplicatePair, Span } from '../pair.ts';
import { lineCount } from '../../lineRange.ts';
import { byFile, byPlace } from './fileOrder.ts';
import type { Place } from './filePlaces.ts';

/** Two places by their index, `a` < `b`. */
export interface GraphEdge extends Pick<DuplicatePair, 'cloneType' | 'similarity'> {
  readonly a: number;
  readonly b: number;
}

export interface PlaceGraph {
  readonly places: readonly Place[];
  /** Ascending by `a`, then by `b`. */
  readonly edges: readonly GraphEdge[];
}

/** The place that stands for a span of a pair. */
export type PlaceOf = (span: Span, pair: DuplicatePair) => Place | undefined;

/** @param members  in any order, with all places that their pairs lead to */
export function placeGraph(members: readonly Place[], placeOf: PlaceOf): PlaceGraph {
  const places = members.toSorted(inTurn);
  const indexes = new Map(places.map((place, index) => [place, index]));
  const edges = new Map<number, GraphEdge>();
  for (const place of places) {
    for (const pair of place.pairs) {
      const [one, other] = [placeOf(pair.a, pair), placeOf(pair.b, pair)];
      // Its other place has the pair, too.
      if (one !== place || other === undefined || other === one) continue;
      const edge = edgeOf(indexes.get(one) ?? 0, indexes.get(other) ?? 0, pair);
      const key = edge.a * places.length + edge.b;
      const known = edges.get(key);
      if (known === undefined || isCloser(edge, known)) edges.set(key, edge);
    }
  }
  return { places, edges: [...edges.values()].sort((x, y) => x.a - y.a || x.b - y.b) };
}

/** Of links that are as strong, that of the first place wins: in a file the widest comes first. */
function inTurn(a: Place, b: Place): number {
  return byFile(a.file, b.file) || lineCount(b.lines) - lineCount(a.lines) || byPlace(a, b);
}

function edgeOf(one: number, other: number, pair: DuplicatePair): GraphEdge {
  const { cloneType, similarity } = pair;
  return { a: Math.min(one, other), b: Math.max(one, other), cloneType, similarity };
}

/** A lower type says more than a higher similarity, which is measured otherwise for type 4. */
export function isCloser(
  a: Pick<GraphEdge, 'cloneType' | 'similarity'>,
  b: Pick<GraphEdge, 'cloneType' | 'similarity'>,
): boolean {
  return a.cloneType === b.cloneType ? a.similarity > b.similarity : a.cloneType < b.cloneType;
}
