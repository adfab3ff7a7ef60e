// Which of many rows are alike, in time that grows as they do: rows are put into cells of their
// neighbours (spherical k-means on a sample), and compared with the rows of the nearest cells only.
// @see Jégou et al. 2011, Product quantization for nearest neighbor search, §IV (inverted file)

import { throwIfCancelled } from '../../../base/errors.ts';
import { normalizeRows } from '../../encoding/normalize.ts';
import { type EmbeddingMatrix, rowOf } from '../../model.ts';
import { gather, type JoinParts, joinWith } from './joinRows.ts';

export interface CellOptions {
  /** Rows of one cell, on average. */
  readonly rowsPerCell: number;
  /** Each row is compared with the rows of so many cells, the nearest ones. */
  readonly probes: number;
}

/** `bench:duplicates:speed` prints the recall against exact for these. */
export const defaultCells: CellOptions = { rowsPerCell: 400, probes: 6 };

const sampleRowsPerCell = 24;
const rounds = 5;
const rowsOfBlock = 512;

/**
 * Like `joinAll`, but a pair whose rows are in none of each other's nearest cells is not seen.
 *
 * @throws CancelledError
 */
export async function joinByCells(
  parts: JoinParts,
  ids: readonly number[],
  signal: AbortSignal | undefined,
  options: CellOptions = defaultCells,
): Promise<void> {
  const centers = await findCenters(parts, ids, options, signal);
  const probes = Math.min(options.probes, centers.rows);
  const homes = listOfLists(centers.rows);
  const visitors = listOfLists(centers.rows);
  await scoreBlocks(parts, ids, centers, signal, (id, scores) => {
    const nearest = nearestOf(scores, probes);
    homes[nearest[0] ?? 0]?.push(id);
    for (const cell of nearest) visitors[cell]?.push(id);
  });
  for (const [cell, members] of homes.entries()) {
    await joinWith(parts, members, visitors[cell] ?? [], signal);
  }
}

/** Centres of the cells, unit rows. */
async function findCenters(
  parts: JoinParts,
  ids: readonly number[],
  { rowsPerCell }: CellOptions,
  signal: AbortSignal | undefined,
): Promise<EmbeddingMatrix> {
  const count = Math.max(1, Math.ceil(ids.length / rowsPerCell));
  const sample = spread(ids, Math.min(ids.length, count * sampleRowsPerCell));
  let centers = gather(parts.rows, spread(sample, count));
  for (let round = 0; round < rounds; round++) {
    const sums = { ...centers, data: new Float32Array(centers.data.length) };
    const row = new Float32Array(centers.dimension);
    await scoreBlocks(parts, sample, centers, signal, (id, scores) => {
      parts.rows.copy(id, row, 0);
      addTo(rowOf(sums, nearestOf(scores, 1)[0] ?? 0), row);
    });
    keepEmptyCells(sums, centers);
    normalizeRows(sums);
    centers = sums;
  }
  return centers;
}

/** Every so many, so that a sample has something of every folder. */
function spread(ids: readonly number[], count: number): number[] {
  return Array.from(
    { length: count },
    (_, position) => ids[Math.floor((position * ids.length) / count)] ?? 0,
  );
}

async function scoreBlocks(
  { rows, scorer }: JoinParts,
  ids: readonly number[],
  centers: EmbeddingMatrix,
  signal: AbortSignal | undefined,
  onScores: (id: number, scores: Float32Array) => void,
): Promise<void> {
  for (let start = 0; start < ids.length; start += rowsOfBlock) {
    throwIfCancelled(signal);
    const block = ids.slice(start, start + rowsOfBlock);
    const scores = await scorer.score(gather(rows, block), centers);
    block.forEach((id, position) => {
      onScores(id, scores.subarray(position * centers.rows, (position + 1) * centers.rows));
    });
  }
}

/** @returns the positions of the highest scores, highest first */
function nearestOf(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] ?? 0;
    if (best.length === count && score <= (scores[best[count - 1] ?? 0] ?? 0)) continue;
    let place = Math.min(best.length, count - 1);
    while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) {
      best[place] = best[place - 1] ?? 0;
      place -= 1;
    }
    best[place] = index;
  }
  return best;
}

function addTo(sum: Float32Array, row: Float32Array): void {
  for (let index = 0; index < sum.length; index++) {
    sum[index] = (sum[index] ?? 0) + (row[index] ?? 0);
  }
}

/** A cell that nothing is nearest to stays where it was. */
function keepEmptyCells(sums: EmbeddingMatrix, former: EmbeddingMatrix): void {
  for (let cell = 0; cell < sums.rows; cell++) {
    const sum = rowOf(sums, cell);
    if (sum.every((value) => value === 0)) sum.set(rowOf(former, cell));
  }
}

function listOfLists(length: number): number[][] {
  return Array.from({ length }, () => []);
}
