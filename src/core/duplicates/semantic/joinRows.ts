// Which rows are alike: rows are compared with rows, a block with a block, and what reaches a
// threshold is told. Bounded memory: two blocks of rows and one of cosines at a time.

import { throwIfCancelled } from '../../../base/errors.ts';
import type { EmbeddingMatrix } from '../../model.ts';
import type { BlockScorer } from './blockScorer.ts';

/** Unit rows that are copied out where they are needed. */
export interface RowSource {
  readonly dimension: number;
  /** Writes a row from `offset` on; zeros where it is gone. */
  copy(row: number, target: Float32Array, offset: number): void;
}

export interface JoinParts {
  readonly rows: RowSource;
  readonly scorer: BlockScorer;
  /** Cosine, from which on a pair is told. */
  readonly threshold: number;
  /** Told of each pair at least once, in either order; never of a row with itself. */
  readonly onPair: (a: number, b: number, similarity: number) => void;
}

/** 2 MB of cosines at a time, which a processor's cache holds; see `bench/sbert/pairSearch.ts`. */
const rowsOfBlock = 512;
const columnsOfBlock = 1_024;

/** Compares every row with every other one. @throws CancelledError */
export async function joinAll(
  parts: JoinParts,
  ids: readonly number[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let start = 0; start < ids.length; start += rowsOfBlock) {
    // Below the diagonal every pair would come a second time.
    await joinWith(parts, ids.slice(start, start + rowsOfBlock), ids.slice(start), signal);
  }
}

/** Compares every row of the one list with every row of the other. @throws CancelledError */
export async function joinWith(
  parts: JoinParts,
  left: readonly number[],
  right: readonly number[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let start = 0; start < left.length; start += rowsOfBlock) {
    const rowIds = left.slice(start, start + rowsOfBlock);
    const rows = gather(parts.rows, rowIds);
    for (let first = 0; first < right.length; first += columnsOfBlock) {
      throwIfCancelled(signal);
      const columnIds = right.slice(first, first + columnsOfBlock);
      const cosines = await parts.scorer.score(rows, gather(parts.rows, columnIds));
      tellPairs(parts, cosines, rowIds, columnIds);
    }
  }
}

/** @returns the rows in the order of the ids */
export function gather(source: RowSource, ids: readonly number[]): EmbeddingMatrix {
  const { dimension } = source;
  const data = new Float32Array(ids.length * dimension);
  ids.forEach((id, position) => {
    source.copy(id, data, position * dimension);
  });
  return { data, rows: ids.length, dimension };
}

function tellPairs(
  { threshold, onPair }: JoinParts,
  cosines: Float32Array,
  rowIds: readonly number[],
  columnIds: readonly number[],
): void {
  const columns = columnIds.length;
  for (let index = 0; index < cosines.length; index++) {
    const cosine = cosines[index] ?? 0;
    if (!(cosine >= threshold)) continue; // also what is no number
    const column = index % columns;
    const a = rowIds[(index - column) / columns] ?? -1;
    const b = columnIds[column] ?? -1;
    if (a !== b) onPair(a, b, Math.min(1, cosine));
  }
}
