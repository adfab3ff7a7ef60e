// What people type into the filter boxes, as options of the search. Pure: knows no vscode.

import type { SearchOptions } from '../core/searchEngine.ts';
import type { PanelFilters } from '../protocol/panelState.ts';

export function searchOptions(filters: PanelFilters, limit: number): SearchOptions {
  const paths = splitList(filters.paths);
  const languages = splitList(filters.languages).map((language) => language.toLowerCase());
  return {
    limit,
    ...(paths.length === 0 ? {} : { paths }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}

/** Splits at commas that are not inside braces: `a, src/{b,c}` has two parts. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}') depth = Math.max(0, depth - 1);
    if (character === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}

/** True when the filters leave anything out. */
export function hasAnyFilter(filters: PanelFilters): boolean {
  return splitList(filters.paths).length > 0 || splitList(filters.languages).length > 0;
}
