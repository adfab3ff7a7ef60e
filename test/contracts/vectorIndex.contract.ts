// What every VectorIndex promises. Exact and approximate indexes pass the same suite; how near an
// approximate one comes to the exact answer is measured at its end.

import { describe, expect, it } from 'vitest';
import { normalizeRows } from '../../src/core/encoding/normalize.ts';
import type { ChunkKey } from '../../src/core/model.ts';
import { FlatIndex } from '../../src/core/store/flatIndex.ts';
import type { VectorIndex } from '../../src/core/store/vectorIndex.ts';

const dimension = 16;

/** @param openIndex gives an empty index */
export function describeVectorIndex(
  name: string,
  openIndex: (dimension: number) => Promise<VectorIndex>,
): void {
  describe(`vector index contract: ${name}`, () => {
    it('is empty at first and finds nothing', async () => {
      const index = await openIndex(dimension);
      expect([index.size, index.dimension]).toEqual([0, dimension]);
      expect(index.search(unitRows(1, 1), 5)).toEqual([]);
      index.dispose();
    });

    it('finds each row by itself, with similarity 1 first', async () => {
      const rows = unitRows(50, 2);
      const index = await openFilled(openIndex, rows);
      for (const row of [0, 7, 49]) {
        const [best] = index.search(rowAt(rows, row), 3);
        expect(best?.key).toBe(row);
        expect(best?.similarity).toBeCloseTo(1, 5);
      }
      index.dispose();
    });

    it('gives the similarity as cosine, from 1 to −1, best first', async () => {
      const index = await openIndex(2);
      index.add(keysOf(3), Float32Array.of(-1, 0, 1, 0, 0, 1));
      const found = index.search(Float32Array.of(1, 0), 3);
      expect(found.map(({ key, similarity }) => [key, Number(similarity.toFixed(6))])).toEqual([
        [1, 1],
        [2, 0],
        [0, -1],
      ]);
      index.dispose();
    });

    it('orders equal similarities by key', async () => {
      const index = await openIndex(2);
      index.add([9, 4, 6] as ChunkKey[], Float32Array.of(1, 0, 1, 0, 1, 0));
      expect(index.search(Float32Array.of(1, 0), 3).map(({ key }) => key)).toEqual([4, 6, 9]);
      index.dispose();
    });

    it('gives at most k neighbours, all there are when k is larger, none for 0', async () => {
      const rows = unitRows(5, 3);
      const index = await openFilled(openIndex, rows);
      const counts = [0, 2, 5, 100].map((k) => index.search(rowAt(rows, 0), k).length);
      expect(counts).toEqual([0, 2, 5, 5]);
      index.dispose();
    });

    it('replaces the vector of a key that is added again', async () => {
      const rows = unitRows(20, 4);
      const index = await openFilled(openIndex, rows);
      const replacement = unitRows(1, 5);
      index.add([3] as ChunkKey[], replacement);
      expect(index.size).toBe(20);
      expect(index.search(replacement, 1)[0]?.key).toBe(3);
      expect(
        index.search(rowAt(rows, 3), 20).find(({ key }) => key === 3)?.similarity,
      ).toBeLessThan(0.99);
      index.dispose();
    });

    it('never returns a removed key, passes over absent ones and takes a key back', async () => {
      const rows = unitRows(30, 6);
      const index = await openFilled(openIndex, rows);
      index.remove([0, 29, 5, 5, 1_000] as ChunkKey[]);
      expect(index.size).toBe(27);
      const keys = index.search(rowAt(rows, 5), 30).map(({ key }) => key);
      expect([keys.length, keys.includes(5 as ChunkKey)]).toEqual([27, false]);
      index.add([5] as ChunkKey[], rowAt(rows, 5));
      expect(index.search(rowAt(rows, 5), 1)[0]?.key).toBe(5);
      index.dispose();
    });

    it('can be emptied and filled again', async () => {
      const rows = unitRows(10, 7);
      const index = await openFilled(openIndex, rows);
      index.remove(keysOf(10));
      expect([index.size, index.search(rowAt(rows, 0), 3)]).toEqual([0, []]);
      index.add(keysOf(10), rows);
      expect(index.search(rowAt(rows, 4), 1)[0]?.key).toBe(4);
      index.dispose();
    });

    it('filters before the best are taken, never after', async () => {
      const rows = unitRows(400, 8);
      const index = await openFilled(openIndex, rows);
      const isAccepted = (key: ChunkKey): boolean => key % 40 === 0;
      const found = index.search(rowAt(rows, 1), 10, isAccepted);
      expect(found.map(({ key }) => key % 40)).toEqual(Array(10).fill(0));
      expect(index.search(rowAt(rows, 1), 10, () => false)).toEqual([]);
      index.dispose();
    });

    it('throws RangeError when the lengths disagree', async () => {
      const index = await openIndex(dimension);
      expect(() => {
        index.add(keysOf(2), unitRows(1, 9));
      }).toThrow(RangeError);
      expect(() => index.search(new Float32Array(3), 1)).toThrow(RangeError);
      index.dispose();
    });

    it('keeps its own copy of the rows', async () => {
      const rows = unitRows(3, 10);
      const kept = rows.slice();
      const index = await openFilled(openIndex, rows);
      rows.fill(0);
      expect(index.search(rowAt(kept, 2), 1)[0]?.key).toBe(2);
      index.dispose();
    });

    it('finds what the exact index finds, also after many changes: recall@10 ≥ 0.98', async () => {
      const rows = unitRows(3_000, 11);
      const [index, exact] = [await openFilled(openIndex, rows), new FlatIndex(dimension)];
      exact.add(keysOf(3_000), rows);
      for (const changed of [index, exact]) {
        changed.remove(keysOf(3_000).filter((key) => key % 3 === 0));
        changed.add(keysOf(200), unitRows(200, 12));
      }
      expect(index.size).toBe(exact.size);
      expect(recallAt10(index, exact, unitRows(100, 13), dimension)).toBeGreaterThanOrEqual(0.98);
      index.dispose();
    });
  });
}

/** @returns 0…1: how many of the ten nearest the index finds, over all queries */
export function recallAt10(
  index: VectorIndex,
  exact: VectorIndex,
  queries: Float32Array,
  width: number,
): number {
  let found = 0;
  const queryCount = queries.length / width;
  for (let query = 0; query < queryCount; query++) {
    const vector = queries.subarray(query * width, (query + 1) * width);
    const keys = new Set(index.search(vector, 10).map(({ key }) => key));
    found += exact.search(vector, 10).filter(({ key }) => keys.has(key)).length;
  }
  return found / (10 * queryCount);
}

/** Pseudo-random unit rows; the same seed gives the same rows. */
function unitRows(rows: number, seed: number): Float32Array {
  let state = seed * 2_654_435_761;
  const data = Float32Array.from({ length: rows * dimension }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state ^ (state >>> 13)) / 0x80000000;
  });
  normalizeRows({ data, rows, dimension });
  return data;
}

function rowAt(rows: Float32Array, row: number): Float32Array {
  return rows.subarray(row * dimension, (row + 1) * dimension);
}

function keysOf(count: number): ChunkKey[] {
  return Array.from({ length: count }, (_, key) => key as ChunkKey);
}

async function openFilled(
  openIndex: (dimension: number) => Promise<VectorIndex>,
  rows: Float32Array,
): Promise<VectorIndex> {
  const index = await openIndex(dimension);
  index.add(keysOf(rows.length / dimension), rows);
  return index;
}
