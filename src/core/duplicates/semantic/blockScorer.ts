// Port: cosines of many rows with many rows at once, and the plain way to them, which is exact
// and needs nothing.

import type { Disposable } from '../../../base/disposable.ts';
import { type EmbeddingMatrix, rowOf } from '../../model.ts';
import { dotProduct } from '../../store/unitRows.ts';

/** Cosines of all rows of one block with all rows of another. */
export interface BlockScorer extends Disposable {
  /**
   * @param rows     unit rows, of the dimension of `columns`
   * @param columns  unit rows
   * @returns        [rows × columns], row-major; good until the next call
   */
  score(rows: EmbeddingMatrix, columns: EmbeddingMatrix): Promise<Float32Array>;
}

/** Products between two pauses: some 10 ms. */
const productsPerTurn = 40_000;

/**
 * In loops of the language: thirty times as long as vector units take.
 *
 * @param breathe  lets others have a turn
 */
export function createPlainScorer(breathe: () => Promise<void>): BlockScorer {
  let cosines = new Float32Array(0);
  return {
    score: async (rows, columns) => {
      const size = rows.rows * columns.rows;
      if (cosines.length < size) cosines = new Float32Array(size);
      let done = 0;
      for (let row = 0; row < rows.rows; row++) {
        const vector = rowOf(rows, row);
        const start = row * columns.rows;
        for (let column = 0; column < columns.rows; column++) {
          cosines[start + column] = dotProduct(columns.data, column * columns.dimension, vector);
        }
        done += columns.rows;
        if (done < productsPerTurn) continue;
        done = 0;
        await breathe();
      }
      return cosines.subarray(0, size);
    },
    dispose: () => undefined,
  };
}
