// What the places of one folder say together: where several of its files are near in meaning, a
// file of it is more likely meant than one that stands alone.

import type { Candidate } from '../candidate.ts';

export interface FolderEvidence {
  /** How much of the folder of a path is near in meaning, beside the best folder, 0…1. */
  similarity(rootIndex: number, path: string): number;
}

/** A place so much less similar than the best one counts 1 / e. */
const similarityScale = 0.06;

/** @param bestSimilarity  of the candidates, > 0 */
export function gatherFolderEvidence(
  candidates: readonly Candidate[],
  bestSimilarity: number,
): FolderEvidence {
  const sums = new Map<string, number>();
  for (const { rootIndex, file, similarity } of candidates) {
    if (similarity === undefined) continue;
    const folder = folderOf(rootIndex, file.path);
    const near = Math.exp((similarity - bestSimilarity) / similarityScale);
    sums.set(folder, (sums.get(folder) ?? 0) + near);
  }
  let best = 0;
  for (const sum of sums.values()) best = Math.max(best, sum);
  const scale = best === 0 ? 1 : Math.log1p(best);
  return {
    similarity: (rootIndex, path) => Math.log1p(sums.get(folderOf(rootIndex, path)) ?? 0) / scale,
  };
}

function folderOf(rootIndex: number, path: string): string {
  return `${String(rootIndex)}:${path.slice(0, path.lastIndexOf('/') + 1)}`;
}
