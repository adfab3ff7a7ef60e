// The approximate VectorIndex: an HNSW graph by hnswlib-node. The only file that knows the
// word distance (1 − cosine); ties and limits are those of the exact index.

import type { HierarchicalNSW } from 'hnswlib-node';
import { throwIfCancelled } from '../../base/errors.ts';
import type { ChunkKey } from '../../core/model.ts';
import { checkRows, clampCosine } from '../../core/store/flatIndex.ts';
import type { Neighbor, VectorIndex } from '../../core/store/vectorIndex.ts';
import type { HnswLibrary } from './library.ts';

export { loadHnswLibrary } from './library.ts';

/**
 * Links per node, candidates while building, candidates while searching. Measured on 14,000
 * vectors of kindred-sbert: recall@10 is 0.999 to 1.000 at 0.2 ms a search; efSearch 32 gives
 * 0.990, and efConstruction 200 takes 1.7 times as long to build (0.35 ms a vector) for nothing.
 */
export const hnswParameters = { linksPerNode: 16, efConstruction: 100, efSearch: 128 } as const;

const firstCapacity = 1_024; // doubles when full
const randomSeed = 100; // the same keys in the same order give the same graph
const sliceMs = 20; // a build lets other work run this often

/** What a graph file needs besides the graph; see `graphFile.ts`. */
export interface HnswContent {
  readonly graph: HierarchicalNSW;
  readonly liveKeys: Iterable<ChunkKey>;
  readonly deletedKeys: Iterable<ChunkKey>;
}

/** Builds the graph of all rows in slices, so that searches go on meanwhile. */
export async function buildHnswIndex(
  library: HnswLibrary,
  keys: readonly ChunkKey[],
  rows: Float32Array,
  signal?: AbortSignal,
): Promise<HnswIndex> {
  const index = new HnswIndex(library, keys.length === 0 ? 1 : rows.length / keys.length);
  await index.addAll(keys, rows, signal);
  return index;
}

export class HnswIndex implements VectorIndex {
  readonly kind = 'hnsw';
  readonly dimension: number;
  readonly #graph: HierarchicalNSW;
  readonly #live: Set<ChunkKey>;
  /** Marked in the graph: still walked through, never returned. */
  readonly #deleted: Set<ChunkKey>;
  /** Rows written over others: each leaves the graph a little worse. */
  #replacedCount = 0;
  #writing: Promise<unknown> | undefined;
  readonly #afterWriting: (() => void)[] = [];

  /** @param content  a graph that was read from a file; without it the index is empty */
  constructor(library: HnswLibrary, dimension: number, content?: HnswContent) {
    this.dimension = dimension;
    this.#graph = content?.graph ?? createGraph(library, dimension);
    this.#graph.setEf(hnswParameters.efSearch);
    this.#live = new Set(content?.liveKeys);
    this.#deleted = new Set(content?.deletedKeys);
  }

  get size(): number {
    return this.#live.size;
  }

  /** Keys that a search can return. */
  keys(): Iterable<ChunkKey> {
    return this.#live.values();
  }

  /**
   * Share of the graph that is deleted or was written over, 0…1. From about 0.3 on, building
   * anew is worth it: searches walk through what they never return.
   */
  get wornShare(): number {
    const worn = this.#deleted.size + this.#replacedCount;
    return worn === 0 ? 0 : Math.min(1, worn / (this.#live.size + this.#deleted.size));
  }

  /** Changes that come while {@link whileUnchanged} runs are made when it ends. */
  add(keys: readonly ChunkKey[], rows: Float32Array): void {
    checkRows(keys.length, rows, this.dimension);
    if (this.#writing) {
      const ownRows = rows.slice();
      this.#afterWriting.push(() => {
        this.add(keys, ownRows);
      });
      return;
    }
    this.#reserve(keys.length);
    keys.forEach((key, position) => {
      this.#addRow(key, rows, position);
    });
  }

  /**
   * Like {@link add}, in slices: other work of the process waits for at most one.
   *
   * @throws CancelledError  rows of earlier slices are in the index then
   */
  async addAll(keys: readonly ChunkKey[], rows: Float32Array, signal?: AbortSignal): Promise<void> {
    checkRows(keys.length, rows, this.dimension);
    throwIfCancelled(signal);
    await this.#writing;
    this.#reserve(keys.length);
    let sliceStartMs = performance.now();
    for (let position = 0; position < keys.length; position++) {
      if (performance.now() - sliceStartMs > sliceMs) {
        await nextTurn();
        await this.#writing;
        throwIfCancelled(signal);
        sliceStartMs = performance.now();
      }
      const key = keys[position];
      if (key !== undefined) this.#addRow(key, rows, position);
    }
  }

  remove(keys: readonly ChunkKey[]): void {
    if (this.#writing) {
      this.#afterWriting.push(() => {
        this.remove(keys);
      });
      return;
    }
    for (const key of keys) {
      if (!this.#live.delete(key)) continue;
      this.#graph.markDelete(key);
      this.#deleted.add(key);
    }
  }

  search(vector: Float32Array, k: number, accept?: (key: ChunkKey) => boolean): Neighbor[] {
    checkRows(1, vector, this.dimension);
    const wanted = Math.min(k, this.size);
    if (wanted < 1) return [];
    const filter = accept && ((label: number): boolean => accept(label as ChunkKey));
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(vector), wanted, filter);
    const found = neighbors.map((label, position) => ({
      key: label as ChunkKey,
      similarity: clampCosine(1 - (distances[position] ?? 1)),
    }));
    return found.sort((a, b) => b.similarity - a.similarity || a.key - b.key);
  }

  /** Lets `write` read the graph in another thread; changes wait until it has ended. */
  async whileUnchanged<T>(write: (content: HnswContent) => Promise<T>): Promise<T> {
    while (this.#writing) await this.#writing;
    const writing = write({
      graph: this.#graph,
      liveKeys: this.#live,
      deletedKeys: this.#deleted,
    });
    this.#writing = writing.catch(() => undefined); // the caller has the error
    try {
      return await writing;
    } finally {
      this.#writing = undefined;
      for (const change of this.#afterWriting.splice(0)) change();
    }
  }

  dispose(): void {
    // The graph itself is freed with the object; hnswlib-node has no call for it.
    this.#live.clear();
    this.#deleted.clear();
  }

  #addRow(key: ChunkKey, rows: Float32Array, position: number): void {
    const start = position * this.dimension;
    if (this.#live.has(key)) this.#replacedCount++;
    else this.#reserve(1);
    // A label that is there, marked or not, gets the new row and is live again.
    this.#graph.addPoint(Array.from(rows.subarray(start, start + this.dimension)), key);
    this.#deleted.delete(key);
    this.#live.add(key);
  }

  #reserve(newRows: number): void {
    const wanted = this.#live.size + this.#deleted.size + newRows;
    const capacity = this.#graph.getMaxElements();
    if (wanted > capacity) this.#graph.resizeIndex(Math.max(wanted, 2 * capacity));
  }
}

function createGraph(library: HnswLibrary, dimension: number): HierarchicalNSW {
  // Rows have length 1, so the inner product is the cosine and nothing is normalised twice.
  const graph = new library.HierarchicalNSW('ip', dimension);
  const { linksPerNode, efConstruction } = hnswParameters;
  graph.initIndex(firstCapacity, linksPerNode, efConstruction, randomSeed);
  return graph;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
