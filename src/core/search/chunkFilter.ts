// Which chunks a request may return, as one question about a chunk.

import type { PathMatcher } from '../corpus/pathMatcher.ts';
import type { Chunk } from '../model.ts';
import type { SearchFilters } from './searchRequest.ts';

/** @returns undefined when everything is wanted */
export function chunkFilter(
  { includePaths, excludePaths, languages }: SearchFilters,
  matchPaths: PathMatcher,
): ((chunk: Chunk) => boolean) | undefined {
  if (includePaths.length + excludePaths.length + languages.length === 0) return undefined;
  const included = includePaths.length === 0 ? undefined : matchPaths(includePaths);
  const excluded = matchPaths(excludePaths);
  const decisions = new Map<string, boolean>();
  return ({ path, language }) => {
    const known = decisions.get(path);
    if (known !== undefined) return known;
    const decision =
      (languages.length === 0 || languages.includes(language)) &&
      (included === undefined || included(path)) &&
      !excluded(path);
    decisions.set(path, decision);
    return decision;
  };
}
