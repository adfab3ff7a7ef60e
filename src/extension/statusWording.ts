// The words of the status item, for each state of the engine. Pure: knows no vscode.

import { counted, formatCount } from '../base/formatCount.ts';
import { assertNever } from '../base/errors.ts';
import type { EngineStatus } from '../core/searchEngine.ts';
import { fileProgress, type HostStatus, rootNotes } from './hostStatus.ts';

export interface StatusWording {
  /** With icons as `$(name)`. */
  readonly text: string;
  /** Read aloud in place of the text. */
  readonly spoken: string;
  /** Markdown paragraphs. */
  readonly tooltip: readonly string[];
  readonly severity: 'none' | 'warning' | 'error';
}

export function wordStatus(host: HostStatus): StatusWording {
  if (host.type === 'no-folder') {
    return wording('search', 'no folder', ['Open a folder to search in it.'], 'none');
  }
  const { status } = host;
  const { icon, label, severity } = labelOf(status);
  return wording(icon, label, tooltipOf(status, label), severity);
}

function labelOf(status: EngineStatus): {
  readonly icon: string;
  readonly label: string;
  readonly severity: StatusWording['severity'];
} {
  switch (status.state) {
    case 'starting':
      return { icon: 'sync~spin', label: 'starting', severity: 'none' };
    case 'restarting':
      return { icon: 'sync~spin', label: 'restarting', severity: 'warning' };
    case 'ready':
      return rootNotes(status).length === 0
        ? { icon: 'search', label: 'ready', severity: 'none' }
        : { icon: 'warning', label: 'needs attention', severity: 'warning' };
    case 'indexing':
      return { icon: 'sync~spin', label: indexingLabel(status), severity: 'none' };
    case 'paused':
      return { icon: 'debug-pause', label: 'paused', severity: 'none' };
    case 'failed':
      return { icon: 'error', label: 'failed', severity: 'error' };
    case 'stopped':
      return { icon: 'error', label: 'stopped', severity: 'error' };
    default:
      return assertNever(status.state);
  }
}

function indexingLabel(status: EngineStatus): string {
  const isScanning = status.roots.some((root) => root.state.type === 'scanning');
  const { done, total } = fileProgress(status);
  if (isScanning || total === 0) return 'scanning';
  return `${formatCount(done)}/${formatCount(total)}`;
}

function tooltipOf(status: EngineStatus, label: string): string[] {
  const { done, total } = fileProgress(status);
  const files =
    done === total
      ? `${counted(total, 'file')} indexed`
      : `${formatCount(done)} of ${counted(total, 'file')} indexed`;
  const facts = [
    ...(total > 0 ? [files] : []),
    ...(status.model === '' ? [] : [`Model: ${status.model}`]),
    ...(status.device === '' ? [] : [`Device: ${status.device}`]),
    ...(status.rerank === undefined ? [] : [`Reranking: ${status.rerank}`]),
  ];
  return [
    `**Kindred**: ${label}`,
    ...(facts.length > 0 ? [facts.map(escapeMarkdown).join('  \n')] : []),
    ...[...rootNotes(status), ...status.notices].map(escapeMarkdown),
    'Click for what can be done.',
  ];
}

function wording(
  icon: string,
  label: string,
  tooltip: readonly string[],
  severity: StatusWording['severity'],
): StatusWording {
  return {
    text: `$(${icon}) Kindred: ${label}`,
    spoken: `Kindred: ${label.replace('/', ' of ')}`,
    tooltip,
    severity,
  };
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&');
}
