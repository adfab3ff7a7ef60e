// Pairs → groups of spans that say the same, each with what holds it together: the pairs between
// its members. Nothing is read here, and nothing is known of what a person asked for.

import { holdsLines, joinOverlapping, lineCount } from '../../lineRange.ts';
import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import type { DuplicatePair, SourceFile, Span } from '../pair.ts';
import { Pacer } from '../../../base/pacer.ts';
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
export async function clusterPairs(
  pairs: readonly DuplicatePair[],
  signal?: AbortSignal,
): Promise<PairCluster[]> {
  const pacer = new Pacer(signal);
  const joined = joinAdjacent(pairs);
  await pacer.rest();
  const graph = placeGraph(joined);
  const edgesOf = edgesByPlace(graph);
  const clusters: PairCluster[] = [];
  for (const group of await groupPlaces(graph, signal)) {
    await pacer.rest();
    clusters.push(...toCluster(group, graph, edgesOf));
  }
  return withoutInner(clusters, pacer);
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
  return [...byFile].flatMap(([file, own]) =>
    joinOverlapping(own.map(({ lines }) => lines)).map((lines) => ({ file, lines })),
  );
}

interface SizedCluster {
  readonly cluster: PairCluster;
  readonly lines: number;
}

/** A cluster all of whose members lie within members of one other cluster says nothing more. */
async function withoutInner(
  clusters: readonly PairCluster[],
  pacer: Pacer,
): Promise<PairCluster[]> {
  const sized = clusters.map((cluster) => ({ cluster, lines: linesIn(cluster.members) }));
  const byFile = clustersByFile(sized);
  const kept: PairCluster[] = [];
  for (const one of sized) {
    await pacer.rest();
    const [first] = one.cluster.members;
    const beside = first === undefined ? undefined : byFile.get(first.file);
    if (beside?.some((outer) => isWithin(one, outer)) !== true) kept.push(one.cluster);
  }
  return kept;
}

function clustersByFile(
  clusters: readonly SizedCluster[],
): ReadonlyMap<SourceFile, readonly SizedCluster[]> {
  const byFile = new Map<SourceFile, SizedCluster[]>();
  for (const sized of clusters) {
    for (const { file } of sized.cluster.members) {
      const known = byFile.get(file);
      if (known === undefined) byFile.set(file, [sized]);
      else if (known.at(-1) !== sized) known.push(sized);
    }
  }
  return byFile;
}

function isWithin(inner: SizedCluster, outer: SizedCluster): boolean {
  if (outer.lines <= inner.lines) return false;
  // That two places mean the same says less than that a part of them is a copy.
  if (outer.cluster.cloneType === 4 && inner.cluster.cloneType !== 4) return false;
  const holders = new Set<number>();
  for (const { file, lines } of inner.cluster.members) {
    const holder = outer.cluster.members.findIndex(
      (member) => member.file === file && holdsLines(member.lines, lines),
    );
    // Two in one member repeat each other there, which the outer cluster does not say.
    if (holder === -1 || holders.has(holder)) return false;
    holders.add(holder);
  }
  return true;
}

function linesIn(spans: readonly Span[]): number {
  return spans.reduce((sum, { lines }) => sum + lineCount(lines), 0);
}
