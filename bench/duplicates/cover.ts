// Whether places that were found are the places that were meant: how much of a span the lines of
// a member hold.

import type { DuplicateCluster } from '../../src/core/duplicates/duplicateCluster.ts';
import { commonLines, lineCount } from '../../src/core/lineRange.ts';
import type { LineRange } from '../../src/core/model.ts';

/** Lines of a file, `path` from the root. */
export interface PlacedLines {
  readonly path: string;
  readonly lines: LineRange;
}

export type ClusterPlaces = Pick<DuplicateCluster, 'cloneType' | 'similarity'> & {
  readonly members: readonly PlacedLines[];
};

/** A place counts as found from this share of its lines on. */
export const enoughCover = 0.7;

/** @returns 0…1: lines of the span that the place holds; 0 in another file */
export function coverOf(span: PlacedLines, place: PlacedLines): number {
  if (span.path !== place.path) return 0;
  return commonLines(span.lines, place.lines) / lineCount(span.lines);
}

/**
 * The cluster with two members that hold enough of the one and of the other span.
 *
 * @returns the one whose lesser cover is the greatest; undefined when none has enough
 */
export function clusterOf<Cluster extends ClusterPlaces>(
  a: PlacedLines,
  b: PlacedLines,
  clusters: readonly Cluster[],
): Cluster | undefined {
  let best: { readonly cluster: Cluster; readonly cover: number } | undefined;
  for (const cluster of clusters) {
    const cover = pairCover(a, b, cluster.members);
    if (cover >= enoughCover && cover > (best?.cover ?? 0)) best = { cluster, cover };
  }
  return best?.cluster;
}

/** The best of the lesser covers over all two members: one member cannot stand for both spans. */
function pairCover(a: PlacedLines, b: PlacedLines, members: readonly PlacedLines[]): number {
  const ofA = members.map((member) => coverOf(a, member));
  const ofB = members.map((member) => coverOf(b, member));
  let best = 0;
  for (const [first, coverA] of ofA.entries()) {
    if (coverA <= best) continue;
    for (const [second, coverB] of ofB.entries()) {
      if (second !== first) best = Math.max(best, Math.min(coverA, coverB));
    }
  }
  return best;
}
