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

/** Compares every row with every other one, all of them in memory. @throws CancelledError */
export async function joinAll(
  parts: JoinParts,
  ids: readonly number[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const all = gather(parts.rows, ids);
  for (let start = 0; start < ids.length; start += rowsOfBlock) {
    const left = { ids, rows: all, start, end: Math.min(start + rowsOfBlock, ids.length) };
    // Below the diagonal every pair would come a second time.
    for (let first = start; first < ids.length; first += columnsOfBlock) {
      throwIfCancelled(signal);
      const end = Math.min(first + columnsOfBlock, ids.length);
      await joinBlocks(parts, left, { ids, rows: all, start: first, end });
    }
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
    const rows = gatherBlock(parts.rows, left.slice(start, start + rowsOfBlock));
    for (let first = 0; first < right.length; first += columnsOfBlock) {
      throwIfCancelled(signal);
      const columns = gatherBlock(parts.rows, right.slice(first, first + columnsOfBlock));
      await joinBlocks(parts, rows, columns);
    }
  }
}

/** @returns the rows in the order of the ids */
export function gather(source: RowSource, ids: readonly number[]): EmbeddingMatrix {
  const { dimension } = source;
  const data = new Float32Array(ids.length * dimension);
  for (const [position, id] of ids.entries()) source.copy(id, data, position * dimension);
  return { data, rows: ids.length, dimension };
}

/** Rows [start, end) of those that were gathered. */
interface RowBlock {
  readonly ids: readonly number[];
  readonly rows: EmbeddingMatrix;
  readonly start: number;
  readonly end: number;
}

function gatherBlock(source: RowSource, ids: readonly number[]): RowBlock {
  return { ids, rows: gather(source, ids), start: 0, end: ids.length };
}

function matrixOf({ rows: { data, dimension }, start, end }: RowBlock): EmbeddingMatrix {
  return { data: data.subarray(start * dimension, end * dimension), rows: end - start, dimension };
}

async function joinBlocks(parts: JoinParts, left: RowBlock, right: RowBlock): Promise<void> {
  tellPairs(parts, await parts.scorer.score(matrixOf(left), matrixOf(right)), left, right);
}

function tellPairs(
  { threshold, onPair }: JoinParts,
  cosines: Float32Array,
  left: RowBlock,
  right: RowBlock,
): void {
  const columns = right.end - right.start;
  for (let index = 0; index < cosines.length; index++) {
    const cosine = cosines[index] ?? 0;
    if (!(cosine >= threshold)) continue; // also what is no number
    const column = index % columns;
    const a = left.ids[left.start + (index - column) / columns] ?? -1;
    const b = right.ids[right.start + column] ?? -1;
    if (a !== b) onPair(a, b, Math.min(1, cosine));
  }
}
