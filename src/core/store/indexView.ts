// What searching needs of one root's store in memory: the vectors, and who has which path. It
// follows the store by its generation, so that changes of any process are seen. Above a
// threshold a graph is prepared in the background while the exact scan answers.

import { type Disposable } from '../../base/disposable.ts';
import { CancelledError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { ChunkKey } from '../model.ts';
import { FlatIndex } from './flatIndex.ts';
import type { IndexStore } from './indexStore.ts';
import type { GraphIndex, GraphProvider } from './vectorGraph.ts';
import type { Neighbor } from './vectorIndex.ts';

export interface IndexViewOptions {
  readonly store: IndexStore;
  readonly dimension: number;
  /** From this many vectors on the graph answers. */
  readonly graphThreshold: number;
  /** Absent where its native module is: exact answers at every size. */
  readonly graphs?: GraphProvider;
  readonly logger: Logger;
}

/** Names the index for its graph; made by the first writer. */
export const indexIdKey = 'id';

/** Rows read from the store in one go: bounds the memory of a first load. */
const loadBatch = 4_096;
/** A graph with more dead weight is built anew. */
const maxWornShare = 0.2;

export class IndexView implements Disposable {
  readonly #options: IndexViewOptions;
  readonly #exact: FlatIndex;
  readonly #disposal = new AbortController();
  #embedded: ReadonlySet<ChunkKey> = new Set<ChunkKey>();
  #paths: ReadonlyMap<ChunkKey, string> | undefined;
  #graph: GraphIndex | undefined;
  #preparing = false;
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
    this.#disposal.abort();
    this.#graph?.dispose();
    this.#exact.dispose();
  }

  #followVectors(): void {
    const current = new Set(this.store.embeddedKeys());
    const gone = without(this.#embedded, current);
    const added = without(current, this.#embedded);
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
    const { graphs, graphThreshold } = this.#options;
    if (graphs === undefined || this.#preparing || this.#exact.size < graphThreshold) return;
    if (this.#graph !== undefined && this.#graph.wornShare <= maxWornShare) return;
    this.#preparing = true;
    this.#prepareGraph(graphs)
      .catch((error: unknown) => {
        // Exact answers go on; the next change of the store tries again.
        if (!(error instanceof CancelledError)) this.#options.logger.error('no graph', error);
      })
      .finally(() => {
        this.#preparing = false;
      });
  }

  async #prepareGraph(graphs: GraphProvider): Promise<void> {
    const startedMs = performance.now();
    const indexId = this.store.metaValue(indexIdKey);
    if (indexId === undefined) return;
    const { signal } = this.#disposal;
    const stored =
      this.#graph === undefined ? await graphs.load(indexId, this.#options.dimension) : undefined;
    const usable = stored !== undefined && stored.wornShare <= maxWornShare ? stored : undefined;
    const graph = usable ?? (await this.#buildGraph(graphs, signal));
    await this.#catchUp(graph, signal);
    this.#graph = graph;
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const verb = usable === undefined ? 'built' : 'loaded';
    this.#options.logger.info(`${verb} the graph of ${String(graph.size)} vectors in ${seconds} s`);
    await graphs.save(graph, indexId);
  }

  async #buildGraph(graphs: GraphProvider, signal: AbortSignal): Promise<GraphIndex> {
    const { found, rows } = this.store.vectors([...this.#embedded]);
    return graphs.build(found, rows, signal);
  }

  /** Until it holds what the store holds: the store may change while it is being prepared. */
  async #catchUp(graph: GraphIndex, signal: AbortSignal): Promise<void> {
    for (;;) {
      const held = new Set(graph.keys());
      graph.remove(without(held, this.#embedded));
      const missing = without(this.#embedded, held);
      const { found, rows } = this.store.vectors(missing);
      if (found.length === 0) return;
      await graph.addAll(found, rows, signal);
    }
  }
}

function without(keys: ReadonlySet<ChunkKey>, others: ReadonlySet<ChunkKey>): ChunkKey[] {
  return [...keys].filter((key) => !others.has(key));
}
