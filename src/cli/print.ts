// Answers as text for a person: one block per hit, aligned, with matching words marked where
// the terminal can.

import { styleText } from 'node:util';
import { formatCount } from '../base/formatCount.ts';
import type {
  EngineStatus,
  Hit,
  IndexReport,
  SearchResult,
  Snippet,
} from '../core/searchEngine.ts';

/** Lines of a snippet that are shown; the rest is one Enter away in the editor. */
const shownSnippetLines = 6;

export function resultText(result: SearchResult, colours: boolean): string {
  const blocks = result.hits.map((hit) => hitText(hit, colours));
  return blocks.join('\n\n');
}

export function summaryText(result: SearchResult): string {
  const count = result.hits.length;
  const time = `${result.elapsedMs.toFixed(0)} ms`;
  const found = count === 1 ? '1 result' : `${String(count)} results`;
  return [`${found} in ${time}`, ...result.coverage.notes].join('\n');
}

function hitText(hit: Hit, colours: boolean): string {
  const place = `${hit.path}:${String(hit.lines.start)}-${String(hit.lines.end)}`;
  const name = hit.symbol ?? hit.heading ?? '';
  const percent = `${String(Math.round(hit.relevance * 100))} %`;
  const head = [
    style('cyan', place, colours),
    style('bold', name, colours),
    style('dim', percent, colours),
  ];
  const stale = hit.snippet?.stale === true ? '  (changed since it was indexed)' : '';
  return [
    head.filter((part) => part !== '').join('  ') + stale,
    ...snippetLines(hit.snippet, colours),
  ].join('\n');
}

function snippetLines(snippet: Snippet | undefined, colours: boolean): string[] {
  if (snippet === undefined) return [];
  return snippet.lines.slice(0, shownSnippetLines).map((line, index) => {
    const number = String(snippet.startLine + index).padStart(5);
    const marks = snippet.marks.filter((mark) => mark.line === index);
    return `${style('dim', number, colours)}  ${markedLine(line, marks, colours)}`.trimEnd();
  });
}

function markedLine(line: string, marks: Snippet['marks'], colours: boolean): string {
  let text = '';
  let end = 0;
  for (const mark of marks) {
    text +=
      line.slice(end, mark.start) + style('yellow', line.slice(mark.start, mark.end), colours);
    end = mark.end;
  }
  return text + line.slice(end);
}

function style(format: 'cyan' | 'bold' | 'dim' | 'yellow', text: string, colours: boolean): string {
  return colours && text !== '' ? styleText(format, text, { validateStream: false }) : text;
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
  const model = `Model ${status.model} on ${status.device}; vector search ${status.vectorSearch}`;
  return [...roots, model, ...status.notices].join('\n');
}
