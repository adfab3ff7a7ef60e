// Port: nearest neighbours among unit vectors. `FlatIndex` is exact and the reference for
// every approximate one.

import type { Disposable } from '../../base/disposable.ts';
import type { ChunkKey } from '../model.ts';

export interface Neighbor {
  readonly key: ChunkKey;
  /** Cosine, −1…1. */
  readonly similarity: number;
}

export interface VectorIndex extends Disposable {
  /** For a person and the log: `exact`, `hnsw`. */
  readonly kind: string;
  readonly size: number;
  readonly dimension: number;

  /**
   * @param keys  new keys, or keys whose vector is replaced
   * @param rows  unit rows, row-major [keys × dimension]
   * @throws RangeError when the lengths disagree: that is a bug, not a condition
   */
  add(keys: readonly ChunkKey[], rows: Float32Array): void;

  /** Keys that are not there are passed over. */
  remove(keys: readonly ChunkKey[]): void;

  /**
   * @param accept  filters before the k best are taken, never after
   * @returns       at most k neighbours, most similar first, equal ones by key
   */
  search(vector: Float32Array, k: number, accept?: (key: ChunkKey) => boolean): Neighbor[];
}
