// The join of vectors alone, on seeded rows: seconds by size, and how many of the pairs that a
// comparison of every row with every other one finds are found by cells.

import { createBlockProduct } from '../../src/adapters/onnx/blockProduct.ts';
import { joinByCells } from '../../src/core/duplicates/semantic/joinCells.ts';
import {
  type JoinParts,
  joinWith,
  type RowSource,
} from '../../src/core/duplicates/semantic/joinRows.ts';
import { normalizeRows } from '../../src/core/encoding/normalize.ts';
import { seededRandom } from '../../test/support/seededRandom.ts';

export interface JoinFigures {
  readonly rows: number;
  readonly seconds: number;
  /** Of the processor, all threads together. */
  readonly cpuSeconds: number;
  readonly pairs: number;
  /** Share of the pairs of sampled rows, compared with all rows, that were found. */
  readonly recall: number;
}

const dimension = 256;
const threshold = 0.9;
const sampledRows = 1_000;

/** @param threads  of one product */
export async function measureJoin(rows: number, threads: number): Promise<JoinFigures> {
  const source = familiesOfRows(rows);
  const ids = Array.from({ length: rows }, (_, row) => row);
  const scorer = await createBlockProduct({ dimension, threads });
  const found = new Set<number>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * rows + Math.max(a, b);
  const parts = (onPair: JoinParts['onPair']): JoinParts => ({
    rows: source,
    scorer,
    threshold,
    onPair,
  });
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await joinByCells(
    parts((a, b) => found.add(keyOf(a, b))),
    ids,
    undefined,
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const expected = new Set<number>();
  const sample = ids.filter((row) => row % Math.ceil(rows / sampledRows) === 0);
  await joinWith(
    parts((a, b) => expected.add(keyOf(a, b))),
    sample,
    ids,
    undefined,
  );
  scorer.dispose();
  const hits = [...expected].filter((key) => found.has(key)).length;
  const cpuSeconds = (user + system) / 1e6;
  return { rows, seconds, cpuSeconds, pairs: found.size, recall: hits / expected.size };
}

/**
 * Rows as encoders give them: subjects that lie apart, and in each of them places that resemble
 * each other more or less, some of them nearly the same.
 */
function familiesOfRows(rows: number): RowSource {
  const random = seededRandom(rows);
  const data = new Float32Array(rows * dimension);
  const noise = (): number => random() + random() + random() - 1.5;
  let center = new Float32Array(dimension);
  for (let row = 0; row < rows; row++) {
    if (row % 12 === 0) center = Float32Array.from({ length: dimension }, noise);
    const spread = 0.15 + 0.9 * random();
    for (let index = 0; index < dimension; index++) {
      data[row * dimension + index] = (center[index] ?? 0) + spread * noise();
    }
  }
  const matrix = { data, rows, dimension };
  normalizeRows(matrix);
  return {
    dimension,
    copy: (row, target, offset) => {
      target.set(data.subarray(row * dimension, (row + 1) * dimension), offset);
    },
  };
}
