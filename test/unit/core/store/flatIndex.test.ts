// Beyond the contract: the exact index is the reference of all others, so it is compared with
// the plainest possible search over a long, mixed life.

import { describe, expect, it } from 'vitest';
import { normalizeRows } from '../../../../src/core/encoding/normalize.ts';
import type { ChunkKey } from '../../../../src/core/model.ts';
import { FlatIndex } from '../../../../src/core/store/flatIndex.ts';

const dimension = 7; // not a multiple of four: the rest of the unrolled loop counts too

/** Pseudo-random numbers, the same in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

function randomRow(random: (below: number) => number): Float32Array {
  const data = Float32Array.from({ length: dimension }, () => random(2_001) - 1_000);
  data[0] = (data[0] ?? 0) + 0.5; // never all zero
  normalizeRows({ data, rows: 1, dimension });
  return data;
}

function searchPlainly(
  rows: ReadonlyMap<ChunkKey, Float32Array>,
  query: Float32Array,
  k: number,
): ChunkKey[] {
  const scored = [...rows].map(([key, row]) => ({
    key,
    similarity: row.reduce((sum, value, index) => sum + value * (query[index] ?? 0), 0),
  }));
  scored.sort((a, b) => b.similarity - a.similarity || a.key - b.key);
  return scored.slice(0, k).map(({ key }) => key);
}

describe('FlatIndex', () => {
  it('agrees with a plain search through 3,000 additions, replacements and removals', () => {
    const random = createRandom(42);
    const index = new FlatIndex(dimension);
    const rows = new Map<ChunkKey, Float32Array>();
    for (let step = 0; step < 3_000; step++) {
      const key = random(900) as ChunkKey;
      if (random(3) === 0) {
        index.remove([key]);
        rows.delete(key);
      } else {
        const row = randomRow(random);
        index.add([key], row);
        rows.set(key, row);
      }
      if (step % 100 !== 0) continue;
      const query = randomRow(random);
      expect(index.search(query, 10).map((found) => found.key)).toEqual(
        searchPlainly(rows, query, 10),
      );
      expect(index.size).toBe(rows.size);
    }
  });

  it('never gives a similarity beyond 1 and −1, whatever rounding does', () => {
    const row = Float32Array.of(0.6, 0.8, 1e-4);
    const index = new FlatIndex(3);
    index.add([1, 2] as ChunkKey[], Float32Array.of(...row, ...row.map((value) => -value)));
    const similarities = index.search(row, 2).map(({ similarity }) => similarity);
    expect(Math.max(...similarities)).toBeLessThanOrEqual(1);
    expect(Math.min(...similarities)).toBeGreaterThanOrEqual(-1);
  });

  it('asks the filter before it computes anything', () => {
    const index = new FlatIndex(1);
    index.add([1, 2, 3] as ChunkKey[], Float32Array.of(1, 1, 1));
    const asked: number[] = [];
    const found = index.search(Float32Array.of(1), 1, (key) => {
      asked.push(key);
      return key === 3;
    });
    expect({ asked, found }).toEqual({ asked: [1, 2, 3], found: [{ key: 3, similarity: 1 }] });
  });
});
