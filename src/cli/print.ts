// Summaries, reports and states as text for a person.

import { formatCount } from '../base/formatCount.ts';
import type { EngineStatus, IndexReport, SearchResult } from '../core/searchEngine.ts';

export function summaryText(result: SearchResult): string {
  const count = result.hits.length;
  const time = `${result.elapsedMs.toFixed(0)} ms`;
  const found = count === 1 ? '1 result' : `${String(count)} results`;
  return [`${found} in ${time}`, ...result.coverage.notes].join('\n');
}

export function reportText(report: IndexReport): string {
  const { filesAdded, filesChanged, filesRemoved, filesUnchanged, chunksEncoded } = report;
  const files = [
    `${formatCount(filesAdded)} added`,
    `${formatCount(filesChanged)} changed`,
    `${formatCount(filesRemoved)} removed`,
    `${formatCount(filesUnchanged)} unchanged`,
  ].join(', ');
  const lines = [
    `Files: ${files}.`,
    `Chunks encoded: ${formatCount(chunksEncoded)}.`,
    ...(report.skipped.length === 0 ? [] : [skippedText(report)]),
    `Done in ${(report.elapsedMs / 1000).toFixed(1)} s.`,
  ];
  return lines.join('\n');
}

function skippedText({ skipped }: IndexReport): string {
  const byReason = new Map<string, number>();
  for (const { reason } of skipped) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  const parts = [...byReason].map(([reason, number]) => `${formatCount(number)} ${reason}`);
  return `Skipped: ${parts.join(', ')}.`;
}

export function statusText(status: EngineStatus): string {
  const roots = status.roots.flatMap((root) => [
    root.folder,
    ...(root.state.type === 'failed' ? [`  Failed    ${root.state.message}`] : []),
    root.completedMs === undefined
      ? '  Not indexed completely yet. Run: kindred index'
      : `  Last complete ${new Date(root.completedMs).toLocaleString()}`,
    `  Files     ${formatCount(root.files)}${root.pendingFiles === 0 ? '' : `, ${formatCount(root.pendingFiles)} without all vectors`}`,
    `  Chunks    ${formatCount(root.chunks)}, ${formatCount(root.embeddedChunks)} with vectors`,
    ...Object.entries(root.skipped).map(
      ([reason, number]) => `  Skipped   ${formatCount(number)} ${reason}`,
    ),
    `  Index     ${root.indexPath} (${(root.sizeBytes / 2 ** 20).toFixed(1)} MiB)`,
  ]);
  const model = [
    `Model ${status.model} on ${status.device}`,
    `vector search ${status.vectorSearch}`,
    ...(status.rerank === undefined ? [] : [`reranking ${status.rerank}`]),
  ].join('; ');
  return [...roots, model, ...status.notices].join('\n');
}
