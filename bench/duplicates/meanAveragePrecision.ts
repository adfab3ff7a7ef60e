// MAP@R: do the programs that solve one task stand nearest to each other?

import { type EmbeddingMatrix, rowOf } from '../../src/core/model.ts';
import { dotProduct } from '../../src/core/store/unitRows.ts';
import { mean } from '../lib/metrics.ts';

/**
 * Each row asks for the R nearest other rows, R = others of its group; a right one at place i adds
 * the precision of the first i places.
 *
 * @param groups  one a row
 * @returns       0…1, mean over rows that have others in their group; 0 without one
 * @see Musgrave, Belongie & Lim 2020, A Metric Learning Reality Check, §3.2; CodeXGLUE, clone
 *      detection on POJ-104
 */
export function meanAveragePrecision(
  vectors: EmbeddingMatrix,
  groups: readonly (string | number)[],
): number {
  const precisions = groups.flatMap((group, row) => {
    const wanted = groups.filter((other) => other === group).length - 1;
    if (wanted === 0) return [];
    const nearest = nearestOthers(vectors, row).slice(0, wanted);
    return [precisionAtR(nearest.map((other) => groups[other] === group))];
  });
  return mean(precisions);
}

/** @param isRight  of the first R places, in order */
export function precisionAtR(isRight: readonly boolean[]): number {
  let right = 0;
  let sum = 0;
  for (const [index, hit] of isRight.entries()) {
    if (!hit) continue;
    right++;
    sum += right / (index + 1);
  }
  return isRight.length === 0 ? 0 : sum / isRight.length;
}

/** All other rows, the nearest first; of equals the first. */
function nearestOthers(vectors: EmbeddingMatrix, row: number): number[] {
  const own = rowOf(vectors, row);
  const cosines = Float32Array.from({ length: vectors.rows }, (_, other) =>
    dotProduct(vectors.data, other * vectors.dimension, own),
  );
  return [...cosines.keys()]
    .filter((other) => other !== row)
    .sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0) || a - b);
}
