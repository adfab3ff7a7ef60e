// What the view says besides its tree: in each state, what is going on, what was looked at, and
// what was left out. Pure: knows no vscode.

import { assertNever, messageOf } from '../../base/errors.ts';
import { counted, formatCount } from '../../base/formatCount.ts';
import type { DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateScope } from '../../core/duplicates/duplicateOptions.ts';
import type { LineRange } from '../../core/model.ts';
import { rangeText } from '../../core/lineRange.ts';
import { type DuplicateFilters, filterText, hasFilters } from './duplicateFilters.ts';
import type { DuplicateSearchState } from './duplicateSearch.ts';
import { fileName } from './wording.ts';

/** VS Code has no buttons beside such lines: what can be done is in the view's title. */
export interface ViewMessage {
  /** Lines above the tree; empty for none. */
  readonly lines: readonly string[];
  /** Behind the view's title: where was looked, and by which filters. */
  readonly description: string;
}

/** Rules that are named when nothing was found; the rest are in the log. */
const shownRules = 3;

export function viewMessage(state: DuplicateSearchState, filters: DuplicateFilters): ViewMessage {
  const description = [
    ...(state.type === 'idle' ? [] : scopeWords(state.scope)),
    ...(hasFilters(filters) ? [filterText(filters)] : []),
  ].join(' · ');
  switch (state.type) {
    case 'idle':
      return { lines: [], description };
    case 'searching':
      return { lines: [], description };
    case 'failed':
      return { lines: [messageOf(state.error)], description };
    case 'found':
      return { lines: foundLines(state.report, state.isStale, filters), description };
    default:
      return assertNever(state);
  }
}

/** `4 of 120 lines`, as a share that a person can judge. */
export function duplicatedText({ duplicatedLines, totalLines }: DuplicateReport): string {
  const percent = totalLines === 0 ? 0 : (100 * duplicatedLines) / totalLines;
  return `${formatCount(duplicatedLines)} of ${counted(totalLines, 'line')} (${percent.toFixed(1)} %) are said elsewhere, too.`;
}

function foundLines(
  report: DuplicateReport,
  isStale: boolean,
  filters: DuplicateFilters,
): readonly string[] {
  const limits = [
    ...(isStale ? ['Files have changed since. Find again to bring this up to date.'] : []),
    ...report.coverage.notes,
  ];
  if (report.clusters.length > 0) return [duplicatedText(report), ...limits];
  return [
    'No duplicates found.',
    lookedAt(report),
    ...leftOutLines(report),
    ...(hasFilters(filters) ? ['The filters may leave out what you are looking for.'] : []),
    ...limits,
  ];
}

function lookedAt({ totalLines, coverage }: DuplicateReport): string {
  const files = counted(coverage.filesTotal, 'file');
  return `${counted(totalLines, 'line')} were compared; the index holds ${files}.`;
}

function leftOutLines({ leftOut }: DuplicateReport): readonly string[] {
  const rules = leftOut
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, shownRules)
    .map(({ rule, count }) => `${rule} (${formatCount(count)})`);
  return rules.length === 0 ? [] : [`Alike but left out: ${rules.join(', ')}.`];
}

function scopeWords(scope: DuplicateScope): readonly string[] {
  switch (scope.type) {
    case 'workspace':
      return [];
    case 'folder':
    case 'file':
      return [fileName(withSlashes(scope.path))];
    case 'lines':
      return [linesText(scope.path, scope.lines)];
    case 'changed':
      return ['changed files'];
    default:
      return assertNever(scope);
  }
}

function linesText(path: string, lines: LineRange): string {
  return `${fileName(withSlashes(path))}:${rangeText(lines)}`;
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
