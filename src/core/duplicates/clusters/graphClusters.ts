// A graph of places → the groups among them that say the same, each with what holds it together:
// the pairs between its members.

import { joinOverlapping } from '../../lineRange.ts';
import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import type { Span } from '../pair.ts';
import { type Group, groupPlaces } from './averageLinkage.ts';
import { type GraphEdge, isCloser, type PlaceGraph } from './placeGraph.ts';

export interface PairCluster {
  readonly cloneType: CloneType;
  readonly content: DuplicateContent;
  /** 0…1, the mean over its pairs. */
  readonly similarity: number;
  /** At least two, in no order; none within another, none beside another that it overlaps. */
  readonly members: readonly Span[];
}

/** @throws CancelledError */
export async function clustersOfGraph(
  graph: PlaceGraph,
  signal?: AbortSignal,
): Promise<PairCluster[]> {
  // By far the most: two places are one group, whatever binds them.
  if (graph.places.length === 2) return toCluster([0, 1], graph, graph.edges);
  const edgesOf = Map.groupBy(graph.edges, ({ a }) => a);
  const groups = await groupPlaces(graph, signal);
  return groups.flatMap((group) => {
    const held = new Set(group);
    const edges = group.flatMap((place) => edgesOf.get(place) ?? []).filter(({ b }) => held.has(b));
    return toCluster(group, graph, edges);
  });
}

/** @param edges  within the group */
function toCluster(
  group: Group,
  { places }: PlaceGraph,
  edges: readonly GraphEdge[],
): PairCluster[] {
  const members = mergeOverlapping(group.flatMap((place) => places[place] ?? []));
  const content = places[group[0] ?? -1]?.content;
  if (members.length < 2 || content === undefined) return [];
  const similarity = edges.reduce((sum, edge) => sum + edge.similarity, 0) / edges.length;
  return [{ cloneType: weakestLink(group, edges), content, similarity, members }];
}

/** The highest type that is needed to reach every member, by the closest pairs (Kruskal). */
function weakestLink(group: Group, edges: readonly GraphEdge[]): CloneType {
  const leaders = new Map(group.map((place) => [place, place]));
  const leaderOf = (place: number): number => {
    const leader = leaders.get(place) ?? place;
    return leader === place ? place : leaderOf(leader);
  };
  let weakest: CloneType = 1;
  const closestFirst = edges.toSorted((a, b) => (isCloser(a, b) ? -1 : isCloser(b, a) ? 1 : 0));
  for (const { a, b, cloneType } of closestFirst) {
    const one = leaderOf(a);
    const other = leaderOf(b);
    if (one === other) continue;
    leaders.set(one, other);
    if (cloneType > weakest) weakest = cloneType;
  }
  return weakest;
}

/** @param spans  those of a file behind each other */
function mergeOverlapping(spans: readonly Span[]): Span[] {
  const byFile = Map.groupBy(spans, ({ file }) => file);
  return [...byFile].flatMap(([file, own]) =>
    joinOverlapping(own.map(({ lines }) => lines)).map((lines) => ({ file, lines })),
  );
}
