// The most similar pair among unit rows, exactly: every row is compared with every later one, a
// block of rows with a block of rows. Pure; what multiplies the blocks comes as a port.

import type { BlockScorer } from '../../src/core/duplicates/semantic/blockScorer.ts';
import type { EmbeddingMatrix } from '../../src/core/model.ts';
import { clampCosine } from '../../src/core/store/flatIndex.ts';

export interface SimilarPair {
  /** Position of the earlier row. */
  readonly first: number;
  readonly second: number;
  /** Cosine, −1…1, in float32. */
  readonly similarity: number;
}

/**
 * 2 MB of cosines at a time, which a processor's cache holds: 50 million pairs × 256 take 0.2 s
 * on one core, as with 256 × 10,000; with 1,024 × 4,096 they take a fifth longer.
 */
const defaultBlock = { rows: 512, columns: 1024 } as const;

/** @returns how many pairs {@link mostSimilarPair} compares */
export function pairCount(rows: number): number {
  return (rows * (rows - 1)) / 2;
}

/**
 * Compares all n (n − 1) / 2 pairs, each once.
 *
 * @param matrix  unit rows
 * @param block   for tests: other sizes of a block
 * @returns       of equally similar pairs the one with the earliest first, then second row;
 *                undefined below two rows
 * @see Reimers & Gurevych 2019, Sentence-BERT, §1: the most similar pair of 10,000 sentences
 */
export async function mostSimilarPair(
  matrix: EmbeddingMatrix,
  scorer: BlockScorer,
  block: { readonly rows: number; readonly columns: number } = defaultBlock,
): Promise<SimilarPair | undefined> {
  const best: BestPair = { first: -1, second: -1, similarity: -Infinity };
  for (let firstRow = 0; firstRow < matrix.rows; firstRow += block.rows) {
    const rows = slice(matrix, firstRow, block.rows);
    // Below the diagonal every pair would come a second time.
    for (let firstColumn = firstRow; firstColumn < matrix.rows; firstColumn += block.columns) {
      const columns = slice(matrix, firstColumn, block.columns);
      const cosines = await scorer.score(rows, columns);
      keepBest(best, cosines, { firstRow, firstColumn, columns: columns.rows });
    }
  }
  if (best.first < 0) return undefined;
  return { ...best, similarity: clampCosine(best.similarity) };
}

interface BestPair {
  first: number;
  second: number;
  similarity: number;
}

interface BlockPlace {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly columns: number;
}

/** Looks at the cosines above the diagonal only: a row is no pair with itself. */
function keepBest(best: BestPair, cosines: Float32Array, place: BlockPlace): void {
  const { firstRow, firstColumn, columns } = place;
  const rows = cosines.length / columns;
  let { similarity } = best;
  for (let row = 0; row < rows; row++) {
    const first = firstRow + row;
    for (let column = Math.max(0, first + 1 - firstColumn); column < columns; column++) {
      const cosine = cosines[row * columns + column] ?? 0;
      if (!(cosine >= similarity)) continue; // also what is no number
      const second = firstColumn + column;
      if (cosine === similarity && !isEarlier(first, second, best)) continue;
      similarity = cosine;
      Object.assign(best, { first, second, similarity });
    }
  }
}

/** Blocks come column by column, so a later block can hold the earlier of two equal pairs. */
function isEarlier(first: number, second: number, best: BestPair): boolean {
  return first < best.first || (first === best.first && second < best.second);
}

/** @returns at most `count` rows, a view on the matrix's memory */
function slice(matrix: EmbeddingMatrix, first: number, count: number): EmbeddingMatrix {
  const { data, dimension } = matrix;
  const rows = Math.min(count, matrix.rows - first);
  return { data: data.subarray(first * dimension, (first + rows) * dimension), rows, dimension };
}
