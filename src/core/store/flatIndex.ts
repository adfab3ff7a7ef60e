// The exact VectorIndex: all rows in one block of memory, every one compared. Right by
// construction, fast enough to tens of thousands of vectors, and the reference for HNSW.

import { TopK } from '../../base/topK.ts';
import type { ChunkKey } from '../model.ts';
import { UnitRows } from './unitRows.ts';
import type { Neighbor, VectorIndex } from './vectorIndex.ts';

export class FlatIndex implements VectorIndex {
  readonly kind = 'exact';
  readonly dimension: number;
  /** The first `size` rows are in use, without holes. */
  readonly #rows: UnitRows;
  /** The key of each row. */
  readonly #keys: ChunkKey[] = [];
  readonly #rowOfKey = new Map<number, number>();

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#rows = new UnitRows(dimension);
  }

  get size(): number {
    return this.#keys.length;
  }

  has(key: ChunkKey): boolean {
    return this.#rowOfKey.has(key);
  }

  keys(): Iterable<ChunkKey> {
    return this.#keys;
  }

  add(keys: readonly ChunkKey[], rows: Float32Array): void {
    checkRows(keys.length, rows, this.dimension);
    this.#rows.reserve(this.size + keys.length);
    keys.forEach((key, position) => {
      const row = this.#rowOfKey.get(key) ?? this.#keys.push(key) - 1;
      this.#rowOfKey.set(key, row);
      const start = position * this.dimension;
      this.#rows.set(row, rows.subarray(start, start + this.dimension));
    });
  }

  remove(keys: readonly ChunkKey[]): void {
    for (const key of keys) this.#removeKey(key);
  }

  search(vector: Float32Array, k: number, accept?: (key: ChunkKey) => boolean): Neighbor[] {
    checkRows(1, vector, this.dimension);
    const best = new TopK(k);
    this.#keys.forEach((key, row) => {
      if (accept?.(key) === false) return;
      const similarity = this.#rows.dot(row, vector);
      if (similarity >= best.threshold) best.push(key, similarity);
    });
    return best.toSorted().flatMap(({ id, score }) => this.#neighbor(id, score));
  }

  /** Cosine of one row with a unit vector; undefined when the key has none. */
  similarityOf(key: ChunkKey, vector: Float32Array): number | undefined {
    const row = this.#rowOfKey.get(key);
    if (row === undefined) return undefined;
    return clampCosine(this.#rows.dot(row, vector));
  }

  /** Writes the vector of a key from `offset` on. @returns false when the key has none */
  copyTo(key: ChunkKey, target: Float32Array, offset: number): boolean {
    const row = this.#rowOfKey.get(key);
    if (row === undefined) return false;
    this.#rows.copyTo(row, target, offset);
    return true;
  }

  dispose(): void {
    this.#keys.length = 0;
    this.#rowOfKey.clear();
    this.#rows.clear();
  }

  /** Fills the hole with the last row, so that a scan never meets one. */
  #removeKey(key: ChunkKey): void {
    const hole = this.#rowOfKey.get(key);
    if (hole === undefined) return;
    this.#rowOfKey.delete(key);
    const last = this.#keys.length - 1;
    const lastKey = this.#keys.pop();
    if (hole === last || lastKey === undefined) return;
    this.#rows.move(last, hole);
    this.#keys[hole] = lastKey;
    this.#rowOfKey.set(lastKey, hole);
  }

  #neighbor(id: number, similarity: number): Neighbor[] {
    const key = this.#keys[this.#rowOfKey.get(id) ?? -1];
    return key === undefined ? [] : [{ key, similarity: clampCosine(similarity) }];
  }
}

/** Rounding takes the product of a unit row with itself a little above 1. */
export function clampCosine(similarity: number): number {
  return Math.max(-1, Math.min(1, similarity));
}

/** @throws RangeError when the lengths disagree: that is a bug, not a condition */
export function checkRows(rowCount: number, rows: Float32Array, dimension: number): void {
  if (rows.length === rowCount * dimension) return;
  throw new RangeError(
    `Expected ${String(rowCount)} × ${String(dimension)} numbers, got ${String(rows.length)}.`,
  );
}
