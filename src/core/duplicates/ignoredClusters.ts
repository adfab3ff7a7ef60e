// What a person has put aside: whole clusters, and pairs within them.

import { keepMembers, type ToldCluster } from './clusterReport.ts';
import type { LeftOut } from './duplicateCluster.ts';
import type { DuplicateIgnores } from './duplicateOptions.ts';
import { ignoredPair } from './ignoreFile.ts';

export interface Unignored {
  readonly clusters: readonly ToldCluster[];
  readonly leftOut: readonly LeftOut[];
}

/** A member leaves its cluster when each of its pairs there has been put aside. */
export function withoutIgnored(
  clusters: readonly ToldCluster[],
  ignores: DuplicateIgnores,
): Unignored {
  const ids = new Set(ignores.clusters);
  const pairs = new Set(ignores.pairs.map(([a, b]) => ignoredPair(a, b).join(' ')));
  const kept = clusters.flatMap((told) => {
    if (ids.has(told.cluster.id)) return [];
    return pairs.size === 0 ? [told] : (withoutPairs(told, pairs) ?? []);
  });
  // A cluster that has lost members may be one that was put aside as it is now.
  const wanted = kept.filter(({ cluster }) => !ids.has(cluster.id));
  const count = clusters.length - wanted.length;
  return { clusters: wanted, leftOut: count === 0 ? [] : [{ rule, reason, count }] };
}

const rule = 'ignored';
const reason = 'Somebody has put this duplicate aside.';

function withoutPairs(told: ToldCluster, ignored: ReadonlySet<string>): ToldCluster | undefined {
  const ids = told.cluster.members.map(({ contentId }) => contentId);
  return keepMembers(told, (index) =>
    ids.some((id, other) => {
      return other !== index && !ignored.has(ignoredPair(ids[index] ?? '', id).join(' '));
    }),
  );
}
