// What a list without hits says about filters: that they may leave something out, and how the
// one that is being typed could go on. Pure: knows no vscode.

import { completeQuery, type QueryCompletion } from '../core/search/query/completions.ts';
import { parseQuery } from '../core/search/query/parseQuery.ts';
import { hasAnyFilter } from './filters.ts';
import type { PanelFilters } from '../protocol/panelState.ts';

/**
 * What to try when nothing is found, in one sentence.
 *
 * @param query  one that was searched, so it can be understood
 */
export function adviceForNothing(query: string, filters: PanelFilters): string {
  return hasAnyFilter(filters) || narrowsItself(query)
    ? 'The filters or the quoted text may leave out what you are looking for.'
    : 'Try other words, or say what the code does.';
}

function narrowsItself(query: string): boolean {
  const { filters, phrases } = parseQuery(query);
  return filters.length + phrases.length > 0;
}

export interface CompletionItem {
  readonly label: string;
  readonly description: string;
  readonly alwaysShow: true;
  /** What stands in the box when it is chosen. */
  readonly completion: string;
}

/** Rows for the quick pick; the label is an icon only, as in its other rows. */
export function completionItems(query: string): CompletionItem[] {
  return completeQuery(query).map(({ query: completion, label, help }: QueryCompletion) => ({
    label: '$(filter)',
    description: `${label}  ·  ${help}`,
    alwaysShow: true,
    completion,
  }));
}
