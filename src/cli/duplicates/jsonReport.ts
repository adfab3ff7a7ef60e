// Duplicates for a program: one JSON object on one line. `docs/duplicates.md` says what each field
// means; a field is never renamed or taken away without another version.

import type { DuplicateCluster, DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import { duplicatedShare, type PrintedReport } from './printedReport.ts';

const version = 1;

/** @param folder  absolute: what the paths are relative to */
export function jsonReport(report: PrintedReport, folder: string): string {
  const { clusterCount, totalLines, duplicatedLines, leftOut, coverage, elapsedMs } = report;
  return JSON.stringify({
    version,
    folder,
    clusterCount,
    totalLines,
    duplicatedLines,
    duplicatedShare: duplicatedShare(report),
    clusters: report.clusters.map(clusterObject),
    leftOut,
    coverage,
    elapsedMs,
  });
}

function clusterObject(cluster: DuplicateCluster): object {
  const { id, cloneType, content, similarity, lines, savedLines, members } = cluster;
  return {
    id,
    cloneType,
    content,
    similarity,
    lines,
    savedLines,
    members: members.map(memberObject),
  };
}

function memberObject(member: DuplicateMember): object {
  const { path, lines, language, kind, symbol, heading, isTest, inScope, contentId } = member;
  return {
    path,
    startLine: lines.start,
    endLine: lines.end,
    language,
    kind,
    symbol,
    heading,
    isTest,
    inScope,
    contentId,
  };
}
