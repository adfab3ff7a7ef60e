// What searching needs of one root's store in memory: the vectors, and who has which path. It
// follows the store by its generation, so that changes of any process are seen.

import { type Disposable } from '../../base/disposable.ts';
import type { Logger } from '../../base/logger.ts';
import type { ChunkKey } from '../model.ts';
import { FlatIndex } from './flatIndex.ts';
import type { IndexStore } from './indexStore.ts';
import type { Neighbor, VectorIndex } from './vectorIndex.ts';

/** Builds the approximate index in slices; absent where its native module is. */
export type GraphBuilder = (
  keys: readonly ChunkKey[],
  rows: Float32Array,
  signal: AbortSignal,
) => Promise<VectorIndex>;

export interface IndexViewOptions {
  readonly store: IndexStore;
  readonly dimension: number;
  /** From this many vectors on a graph is built in the background; until then exact answers. */
  readonly graphThreshold: number;
  readonly buildGraph?: GraphBuilder;
  readonly logger: Logger;
}

/** Rows read from the store in one go: bounds the memory of a first load. */
const loadBatch = 4_096;

export class IndexView implements Disposable {
  readonly #options: IndexViewOptions;
  readonly #exact: FlatIndex;
  readonly #graphBuild = new AbortController();
  #embedded = new Set<ChunkKey>();
  #paths: ReadonlyMap<ChunkKey, string> | undefined;
  #graph: VectorIndex | undefined;
  #graphBuilding = false;
  #generation = -1;
  #refreshedMs = -Infinity;

  constructor(options: IndexViewOptions) {
    this.#options = options;
    this.#exact = new FlatIndex(options.dimension);
  }

  get store(): IndexStore {
    return this.#options.store;
  }

  /** Which index answers now: `exact` or `hnsw`. */
  get vectorSearch(): string {
    return (this.#graph ?? this.#exact).kind;
  }

  /**
   * Looks whether the store has changed and follows it.
   *
   * @param minIntervalMs  while an index is being filled, a view this young is fresh enough
   */
  refresh(minIntervalMs = 0): void {
    const now = performance.now();
    if (now - this.#refreshedMs < minIntervalMs) return;
    const generation = this.store.generation();
    this.#refreshedMs = now;
    if (generation === this.#generation) return;
    this.#generation = generation;
    this.#paths = undefined;
    this.#followVectors();
    this.#considerGraph();
  }

  /** @param accept  filters before the k best are taken; the exact scan answers it surely */
  nearest(vector: Float32Array, k: number, accept?: (key: ChunkKey) => boolean): Neighbor[] {
    const index = accept === undefined ? (this.#graph ?? this.#exact) : this.#exact;
    return index.search(vector, k, accept);
  }

  /** The path of every chunk; read once per generation, and only for searches with filters. */
  paths(): ReadonlyMap<ChunkKey, string> {
    if (this.#paths === undefined) {
      const { keys, paths } = this.store.chunkPaths();
      this.#paths = new Map(keys.map((key, position) => [key, paths[position] ?? '']));
    }
    return this.#paths;
  }

  dispose(): void {
    this.#graphBuild.abort();
    this.#graph?.dispose();
    this.#exact.dispose();
  }

  #followVectors(): void {
    const current = new Set(this.store.embeddedKeys());
    const gone = [...this.#embedded].filter((key) => !current.has(key));
    const added = [...current].filter((key) => !this.#embedded.has(key));
    this.#exact.remove(gone);
    this.#graph?.remove(gone);
    for (let start = 0; start < added.length; start += loadBatch) {
      const { found, rows } = this.store.vectors(added.slice(start, start + loadBatch));
      this.#exact.add(found, rows);
      this.#graph?.add(found, rows);
    }
    this.#embedded = current;
  }

  #considerGraph(): void {
    const { buildGraph, graphThreshold } = this.#options;
    if (this.#graph !== undefined || this.#graphBuilding) return;
    if (buildGraph === undefined || this.#exact.size < graphThreshold) return;
    this.#graphBuilding = true;
    this.#buildGraph(buildGraph).catch((error: unknown) => {
      // Exact answers go on; the next change of the store tries again.
      this.#graphBuilding = false;
      if (!this.#graphBuild.signal.aborted) this.#options.logger.error('no graph', error);
    });
  }

  async #buildGraph(build: GraphBuilder): Promise<void> {
    const startedMs = performance.now();
    const keys = [...this.#embedded];
    const { found, rows } = this.store.vectors(keys);
    const graph = await build(found, rows, this.#graphBuild.signal);
    this.#graphBuilding = false;
    // What came and went while it was built.
    const built = new Set(found);
    graph.remove(found.filter((key) => !this.#embedded.has(key)));
    const late = this.store.vectors([...this.#embedded].filter((key) => !built.has(key)));
    graph.add(late.found, late.rows);
    this.#graph = graph;
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    this.#options.logger.info(`graph of ${String(graph.size)} vectors built in ${seconds} s`);
  }
}
