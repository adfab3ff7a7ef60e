// The tree of duplicates: clusters, and below each its places. Nodes hold what they stand for, so
// that a command knows what it was called on. Pure: knows no vscode.

import type { DuplicateCluster, DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import { rangeText } from '../../core/lineRange.ts';

export interface ClusterNode {
  readonly type: 'cluster';
  readonly id: string;
  readonly cluster: DuplicateCluster;
}

export interface MemberNode {
  readonly type: 'member';
  readonly id: string;
  readonly cluster: DuplicateCluster;
  readonly member: DuplicateMember;
}

export type DuplicateNode = ClusterNode | MemberNode;

/** What would save most first; equal ones in an order that stays. */
export function clusterNodes(clusters: readonly DuplicateCluster[]): readonly ClusterNode[] {
  return [...clusters]
    .sort((a, b) => b.savedLines - a.savedLines || (a.id < b.id ? -1 : 1))
    .map((cluster) => ({ type: 'cluster', id: cluster.id, cluster }));
}

export function memberNodes({ cluster }: ClusterNode): readonly MemberNode[] {
  return cluster.members.map((member) => ({
    type: 'member',
    id: `${cluster.id}/${memberId(member)}`,
    cluster,
    member,
  }));
}

/** Where it stands; told apart from every other place. */
export function memberId({ root, path, lines }: DuplicateMember): string {
  return `${root}/${path}:${rangeText(lines)}`;
}

/** What a command was called on, from whatever VS Code hands it. */
export function isDuplicateNode(value: unknown): value is DuplicateNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'cluster' in value &&
    'type' in value &&
    (value.type === 'cluster' || value.type === 'member')
  );
}

/** The other places of the cluster, in their order. */
export function othersOf(
  cluster: DuplicateCluster,
  member: DuplicateMember,
): readonly DuplicateMember[] {
  const id = memberId(member);
  return cluster.members.filter((other) => memberId(other) !== id);
}
