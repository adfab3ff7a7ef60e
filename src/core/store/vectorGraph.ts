// Port: the approximate index of one root, built once and kept in a file that is only a cache.

import type { ChunkKey } from '../model.ts';
import type { VectorIndex } from './vectorIndex.ts';

/** An approximate index that can say what it holds and how worn it is. */
export interface GraphIndex extends VectorIndex {
  keys(): Iterable<ChunkKey>;
  /** Share of deleted and overwritten vectors, 0…1. */
  readonly wornShare: number;
  /** {@link add} in slices, so that searches go on meanwhile. */
  addAll(keys: readonly ChunkKey[], rows: Float32Array, signal?: AbortSignal): Promise<void>;
}

export interface GraphProvider {
  /**
   * @param indexId  names the index whose keys are in the graph; keys mean nothing in another
   * @returns        undefined when there is no file, or one that cannot be trusted
   */
  load(indexId: string, dimension: number): Promise<GraphIndex | undefined>;
  /** @throws CancelledError */
  build(keys: readonly ChunkKey[], rows: Float32Array, signal: AbortSignal): Promise<GraphIndex>;
  /** Failing is logged by the provider: the graph in memory is as good. */
  save(graph: GraphIndex, indexId: string): Promise<void>;
}
