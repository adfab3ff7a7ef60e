// How rare each word of the query is among the candidates' names: a word that half of the
// files are named after says little about any of them.

import type { Candidate } from './candidate.ts';
import { nameStems } from './features/nameMatch.ts';

/**
 * @param stems  of the query, without stop words
 * @returns      inverse document frequency over the candidates' paths, > 0
 */
export function queryStemWeights(
  stems: readonly string[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, number> {
  const paths = new Set(candidates.map(({ chunk }) => chunk.path));
  const counts = new Map<string, number>();
  for (const path of paths) {
    for (const stem of nameStems(path)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return new Map(
    stems.map((stem) => [stem, Math.log(1 + (paths.size + 1) / ((counts.get(stem) ?? 0) + 1))]),
  );
}
