// The one place where vectors are brought to length 1; from here on cosine is a dot product.

import { type EmbeddingMatrix, rowOf } from '../model.ts';

/**
 * Scales each row to length 1, in place.
 *
 * @param matrix  [rows × dimension], any finite values
 * @returns       the numbers of the rows that have no direction (all zero, or a value that is
 *                not finite); they are left as they are, and the caller must not store them
 */
export function normalizeRows(matrix: EmbeddingMatrix): number[] {
  const rowsWithoutDirection: number[] = [];
  for (let row = 0; row < matrix.rows; row++) {
    if (!normalizeVector(rowOf(matrix, row))) rowsWithoutDirection.push(row);
  }
  return rowsWithoutDirection;
}

function normalizeVector(vector: Float32Array): boolean {
  // The sum is a double: squares of the largest float32 do not overflow it.
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (!Number.isFinite(squares) || squares === 0) return false;
  const scale = 1 / Math.sqrt(squares);
  for (let index = 0; index < vector.length; index++) vector[index] = (vector[index] ?? 0) * scale;
  return true;
}
