// jscpd's clones beside our clusters: which of them we tell, too, and what we tell beside them.

import type { CloneType } from '../../../src/core/duplicates/duplicateCluster.ts';
import { commonLines, joinOverlapping, lineCount, overlaps } from '../../../src/core/lineRange.ts';
import { type ClusterPlaces, clusterOf, coverOf, enoughCover, type PlacedLines } from '../cover.ts';
import type { JscpdClone } from './readReport.ts';

/** Shorter clones of jscpd are not looked at. */
export const leastLines = 10;

export interface ComparedClone extends JscpdClone {
  readonly found: boolean;
  /** The greatest lesser cover of both sides by two members of one cluster, 0…1. */
  readonly cover: number;
  /** Why it is not found; for a person. */
  readonly reason?: string;
}

/** Two members of a cluster. */
export interface ToldPair {
  readonly a: PlacedLines;
  readonly b: PlacedLines;
  readonly cloneType: CloneType;
  readonly similarity: number;
}

/** @returns those with enough lines, each with the reason where one is not found */
export function compareClones(
  clones: readonly JscpdClone[],
  clusters: readonly ClusterPlaces[],
  reasonOf: (clone: JscpdClone) => Promise<string>,
): Promise<ComparedClone[]> {
  const long = clones.filter(({ a }) => lineCount(a.lines) >= leastLines);
  return Promise.all(
    long.map(async (clone) => {
      const cover = joinedCover(clone, clusters);
      const found = clusterOf(clone.a, clone.b, clusters) !== undefined || cover >= enoughCover;
      return { ...clone, found, cover, ...(found ? {} : { reason: await reasonOf(clone) }) };
    }),
  );
}

/**
 * jscpd may tell one long clone where we tell several short ones, function by function: lines of
 * each side that stand in clusters with a member on the other side.
 */
function joinedCover({ a, b }: JscpdClone, clusters: readonly ClusterPlaces[]): number {
  const shared = clusters.filter(({ members }) =>
    members.some(
      (first) => meets(first, a) && members.some((other) => other !== first && meets(other, b)),
    ),
  );
  const members = shared.flatMap((cluster) => cluster.members);
  return Math.min(shareWithin(a, members), shareWithin(b, members));
}

function meets(place: PlacedLines, other: PlacedLines): boolean {
  return place.path === other.path && overlaps(place.lines, other.lines);
}

function shareWithin(span: PlacedLines, places: readonly PlacedLines[]): number {
  const own = places.filter(({ path }) => path === span.path).map(({ lines }) => lines);
  const held = joinOverlapping(own).map((lines) => commonLines(lines, span.lines));
  return held.reduce((sum, count) => sum + count, 0) / lineCount(span.lines);
}

/** Pairs of members, each cluster's neighbours only: a cluster of ten says one thing, not 45. */
export function pairsOf(clusters: readonly ClusterPlaces[]): ToldPair[] {
  return clusters.flatMap(({ members, cloneType, similarity }) =>
    members.slice(1).flatMap((b, index) => {
      const a = members[index];
      return a === undefined ? [] : [{ a, b, cloneType, similarity }];
    }),
  );
}

/** What no clone of jscpd holds, neither way round. */
export function beyond(pairs: readonly ToldPair[], clones: readonly JscpdClone[]): ToldPair[] {
  return pairs.filter(
    ({ a, b }) => !clones.some((clone) => holds(clone, a, b) || holds(clone, b, a)),
  );
}

function holds(clone: JscpdClone, a: PlacedLines, b: PlacedLines): boolean {
  return coverOf(a, clone.a) >= enoughCover && coverOf(b, clone.b) >= enoughCover;
}
