import { afterAll, describe, expect, it } from 'vitest';
import { mostSimilarPair, pairCount } from '../../../../bench/sbert/pairSearch.ts';
import { createBlockProduct } from '../../../../src/adapters/onnx/blockProduct.ts';
import { createPlainScorer } from '../../../../src/core/duplicates/semantic/blockScorer.ts';
import { normalizeRows } from '../../../../src/core/encoding/normalize.ts';
import { type EmbeddingMatrix, rowOf } from '../../../../src/core/model.ts';
import { dotProduct } from '../../../../src/core/store/unitRows.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

const dimension = 16;
const plainProduct = createPlainScorer(() => Promise.resolve());
const runtimeProduct = await createBlockProduct({ dimension, threads: 1 });
afterAll(() => {
  runtimeProduct.dispose();
});

function randomRows(rows: number, seed: number): EmbeddingMatrix {
  const random = seededRandom(seed);
  const data = Float32Array.from({ length: rows * dimension }, () => random() - 0.5);
  const matrix = { data, rows, dimension };
  normalizeRows(matrix);
  return matrix;
}

/** The reference: two loops. */
function comparedOneByOne(matrix: EmbeddingMatrix): { first: number; second: number } {
  const best = { first: -1, second: -1, similarity: -Infinity };
  for (let first = 0; first < matrix.rows; first++) {
    for (let second = first + 1; second < matrix.rows; second++) {
      const similarity = dotProduct(matrix.data, first * dimension, rowOf(matrix, second));
      if (similarity > best.similarity) Object.assign(best, { first, second, similarity });
    }
  }
  return { first: best.first, second: best.second };
}

describe.each([
  ['two loops', plainProduct],
  ['ONNX Runtime', runtimeProduct],
] as const)('the most similar pair, multiplied by %s', (_, scorer) => {
  const shapes = [
    [2, { rows: 4, columns: 4 }],
    [37, { rows: 5, columns: 8 }],
    [64, { rows: 16, columns: 16 }],
    [65, { rows: 64, columns: 3 }],
    [100, { rows: 512, columns: 1024 }],
  ] as const;
  it.each(shapes)('is that of a comparison one by one, %i rows', async (rows, block) => {
    for (let seed = 1; seed <= 5; seed++) {
      const matrix = randomRows(rows, seed);
      const found = await mostSimilarPair(matrix, scorer, block);
      expect(found).toMatchObject(comparedOneByOne(matrix));
      const { first, second, similarity } = found ?? { first: 0, second: 0, similarity: 0 };
      const cosine = dotProduct(rowOf(matrix, first), 0, rowOf(matrix, second));
      expect(similarity).toBeCloseTo(cosine, 5);
    }
  });

  it('is the earliest of equal ones, wherever the blocks are cut', async () => {
    // Axes, because their products have no digits to round.
    const matrix = { data: new Float32Array(12 * dimension), rows: 12, dimension };
    for (let row = 0; row < matrix.rows; row++) rowOf(matrix, row)[row] = 1;
    for (const [from, to] of [
      [1, 11],
      [2, 3],
      [1, 7],
    ] as const) {
      rowOf(matrix, to).set(rowOf(matrix, from));
    }
    for (const rows of [1, 2, 5, 12]) {
      const found = await mostSimilarPair(matrix, scorer, { rows, columns: 4 });
      expect([found?.first, found?.second]).toEqual([1, 7]);
    }
  });

  it('is none below two rows', async () => {
    expect(await mostSimilarPair(randomRows(1, 1), scorer)).toBeUndefined();
    expect(await mostSimilarPair(randomRows(0, 1), scorer)).toBeUndefined();
  });
});

it('compares 49,995,000 pairs of 10,000 rows', () => {
  expect(pairCount(10_000)).toBe(49_995_000);
});
