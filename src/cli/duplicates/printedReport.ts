// What the formats print: a report that may be cut short, and where it was made. Plain data.

import type { DuplicateMember, DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';

export interface PrintedReport extends DuplicateReport {
  /** All that were found, those included that are not among `clusters`. */
  readonly clusterCount: number;
}

/** @param limit  clusters that stay; undefined for all */
export function limitReport(report: DuplicateReport, limit: number | undefined): PrintedReport {
  const { clusters } = report;
  return { ...report, clusters: clusters.slice(0, limit), clusterCount: clusters.length };
}

/** @returns 0…1 of the lines that were looked at; 0 where there were none */
export function duplicatedShare({
  duplicatedLines,
  totalLines,
}: Pick<DuplicateReport, 'duplicatedLines' | 'totalLines'>): number {
  return totalLines === 0 ? 0 : duplicatedLines / totalLines;
}

/** Who is told about a cluster first: what was asked about before the rest, code before tests. */
export function leadFirst(members: readonly DuplicateMember[]): readonly DuplicateMember[] {
  const rank = ({ inScope, isTest }: DuplicateMember): number =>
    (inScope === true ? 0 : 2) + (isTest ? 1 : 0);
  return members.toSorted((a, b) => rank(a) - rank(b));
}
