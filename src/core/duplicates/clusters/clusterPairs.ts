// Pairs → groups of spans that say the same, each with what holds it together: the pairs between
// its members. Nothing is read here, and nothing is known of what a person asked for.

import { overlaps } from '../../lineRange.ts';
import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import type { DuplicatePair, SourceFile, Span } from '../pair.ts';
import { type Group, groupPlaces } from './averageLinkage.ts';
import { joinAdjacent } from './joinAdjacent.ts';
import { type GraphEdge, isCloser, placeGraph, type PlaceGraph } from './placeGraph.ts';

export interface PairCluster {
  readonly cloneType: CloneType;
  readonly content: DuplicateContent;
  /** 0…1, the mean over its pairs. */
  readonly similarity: number;
  /** At least two, in no order; none within another, none beside another that it overlaps. */
  readonly members: readonly Span[];
}

/** @throws CancelledError */
export function clusterPairs(pairs: readonly DuplicatePair[], signal?: AbortSignal): PairCluster[] {
  const graph = placeGraph(joinAdjacent(pairs));
  const edgesOf = edgesByPlace(graph);
  const clusters = groupPlaces(graph, signal).flatMap((group) => toCluster(group, graph, edgesOf));
  return withoutInner(clusters);
}

function edgesByPlace({ edges }: PlaceGraph): ReadonlyMap<number, readonly GraphEdge[]> {
  return Map.groupBy(edges, ({ a }) => a);
}

function toCluster(
  group: Group,
  { places }: PlaceGraph,
  edgesOf: ReadonlyMap<number, readonly GraphEdge[]>,
): PairCluster[] {
  const held = new Set(group);
  const edges = group.flatMap((place) => edgesOf.get(place) ?? []).filter(({ b }) => held.has(b));
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

function mergeOverlapping(spans: readonly Span[]): Span[] {
  const byFile = Map.groupBy(spans, ({ file }) => file);
  return [...byFile].flatMap(([file, own]) => {
    const merged: Span[] = [];
    for (const { lines } of own.toSorted((a, b) => a.lines.start - b.lines.start)) {
      const last = merged.at(-1);
      if (last === undefined || !overlaps(last.lines, lines)) {
        merged.push({ file, lines });
      } else {
        const end = Math.max(last.lines.end, lines.end);
        merged[merged.length - 1] = { file, lines: { start: last.lines.start, end } };
      }
    }
    return merged;
  });
}

/** A cluster all of whose members lie within members of one other cluster says nothing more. */
function withoutInner(clusters: readonly PairCluster[]): PairCluster[] {
  const byFile = new Map<SourceFile, Set<PairCluster>>();
  for (const cluster of clusters) {
    for (const { file } of cluster.members) {
      const known = byFile.get(file);
      if (known === undefined) byFile.set(file, new Set([cluster]));
      else known.add(cluster);
    }
  }
  return clusters.filter((cluster) => {
    const [first] = cluster.members;
    const beside = first === undefined ? undefined : byFile.get(first.file);
    return ![...(beside ?? [])].some((outer) => isWithin(cluster, outer));
  });
}

function isWithin(inner: PairCluster, outer: PairCluster): boolean {
  // That two places mean the same says less than that a part of them is a copy.
  if (outer.cloneType === 4 && inner.cloneType !== 4) return false;
  if (lineCount(outer.members) <= lineCount(inner.members)) return false;
  const holders = inner.members.map((member) =>
    outer.members.findIndex(({ file, lines }) => {
      if (file !== member.file) return false;
      return lines.start <= member.lines.start && member.lines.end <= lines.end;
    }),
  );
  // Two in one member repeat each other there, which the outer cluster does not say.
  return !holders.includes(-1) && new Set(holders).size === holders.length;
}

function lineCount(spans: readonly Span[]): number {
  return spans.reduce((sum, { lines }) => sum + lines.end - lines.start + 1, 0);
}
