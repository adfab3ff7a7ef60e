// How a link, a lens or a quick fix names duplicates: by ids alone, for it may be called long after
// they were found. Pure: knows no vscode.

import type { DuplicateCluster, DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import { isDuplicateNode, memberId, othersOf } from './clusterTree.ts';

export interface DuplicateReference {
  readonly clusterId: string;
  /** Of the place where one is. */
  readonly memberId?: string;
  /** Of the place that it is compared with. */
  readonly otherId?: string;
}

/** What a command is about. */
export interface DuplicateSubject {
  readonly cluster: DuplicateCluster;
  readonly member?: DuplicateMember;
  readonly other?: DuplicateMember;
}

/**
 * @param argument  of a command: a node of the tree, a reference, or anything else
 * @param clusters  that are known now
 * @returns         undefined for what is neither, and for what is not there any more
 */
export function subjectOf(
  argument: unknown,
  clusters: readonly DuplicateCluster[],
): DuplicateSubject | undefined {
  if (isDuplicateNode(argument)) {
    const { cluster } = argument;
    return argument.type === 'member' ? { cluster, member: argument.member } : { cluster };
  }
  const reference = parseReference(argument);
  const cluster = clusters.find(({ id }) => id === reference?.clusterId);
  if (reference === undefined || cluster === undefined) return undefined;
  const member = cluster.members.find((each) => memberId(each) === reference.memberId);
  const other = cluster.members.find((each) => memberId(each) === reference.otherId);
  return {
    cluster,
    ...(member === undefined ? {} : { member }),
    ...(other === undefined ? {} : { other }),
  };
}

/** The two places, where there is no choice. */
export function onlyPair(
  subject: DuplicateSubject,
): readonly [DuplicateMember, DuplicateMember] | undefined {
  const { cluster, member, other } = subject;
  if (member !== undefined && other !== undefined) return [member, other];
  const [first, second, ...rest] =
    member === undefined ? cluster.members : [member, ...othersOf(cluster, member)];
  if (first === undefined || second === undefined || rest.length > 0) return undefined;
  return [first, second];
}

function parseReference(value: unknown): DuplicateReference | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const read: Readonly<Record<string, unknown>> = { ...value };
  const { clusterId, memberId: member, otherId } = read;
  if (typeof clusterId !== 'string') return undefined;
  return {
    clusterId,
    ...(typeof member === 'string' ? { memberId: member } : {}),
    ...(typeof otherId === 'string' ? { otherId } : {}),
  };
}
