// What the places of one folder say together: where several of its files are near in meaning, a
// file of it is more likely meant than one that stands alone.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import type { Candidate } from '../candidate.ts';
import { pathFacts } from './pathFacts.ts';

export interface FolderEvidence {
  /** How much of the folder of a file is near in meaning, beside the best folder, 0…1. */
  similarity(rootIndex: number, file: StoredFileFacts): number;
}

/** A place so much less similar than the best one counts 1 / e. */
const similarityScale = 0.06;

/** @param bestSimilarity  of the candidates, > 0 */
export function gatherFolderEvidence(
  candidates: readonly Candidate[],
  bestSimilarity: number,
): FolderEvidence {
  /** By root. */
  const sums: Map<string, number>[] = [];
  for (const { rootIndex, file, similarity } of candidates) {
    if (similarity === undefined) continue;
    const ofRoot = (sums[rootIndex] ??= new Map());
    const { folder } = pathFacts(file);
    const near = Math.exp((similarity - bestSimilarity) / similarityScale);
    ofRoot.set(folder, (ofRoot.get(folder) ?? 0) + near);
  }
  let best = 0;
  sums.forEach((ofRoot) => {
    for (const sum of ofRoot.values()) best = Math.max(best, sum);
  });
  const scale = best === 0 ? 1 : Math.log1p(best);
  return {
    similarity: (rootIndex, file) =>
      Math.log1p(sums[rootIndex]?.get(pathFacts(file).folder) ?? 0) / scale,
  };
}
