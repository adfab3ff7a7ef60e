// What searching needs of one root's store in memory: the chunks with their words and vectors.
// It follows the store by its generation, so that changes of any process are seen. Above a
// threshold a graph is prepared in the background while the exact scan answers.

import { type Disposable } from '../../base/disposable.ts';
import { CancelledError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { ChunkKey } from '../model.ts';
import { isBufferKey, type ViewedStore } from './bufferedStore.ts';
import { ChunkTable } from './chunkTable.ts';
import { FileNames } from './fileNames.ts';
import { FlatIndex } from './flatIndex.ts';
import type { FileTableRow } from './indexStore.ts';
import type { GraphIndex, GraphProvider } from './vectorGraph.ts';
import type { Neighbor } from './vectorIndex.ts';
import { WordIndex } from './wordIndex.ts';

export interface IndexViewOptions {
  readonly store: ViewedStore;
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
/** Holes that removed chunks leave are worth a new table from here on. */
const minWornSlots = 2_000;

export class IndexView implements Disposable {
  readonly #options: IndexViewOptions;
  #exact: FlatIndex;
  readonly #disposal = new AbortController();
  #hasBuffers = false;
  /** Chunks that have no vector yet. */
  readonly #waiting = new Set<ChunkKey>();
  /** Which chunks of each file are held, by the highest key. */
  readonly #lastKeys = new Map<number, ChunkKey | undefined>();
  /** Of the index that is held: keys mean nothing in another. */
  #indexId: string | undefined;
  #chunks = new ChunkTable();
  #words = new WordIndex();
  readonly #names = new FileNames();
  #graph: GraphIndex | undefined;
  #preparing = false;
  #generation = -1;
  #refreshedMs = -Infinity;

  constructor(options: IndexViewOptions) {
    this.#options = options;
    this.#exact = new FlatIndex(options.dimension);
  }

  get store(): ViewedStore {
    return this.#options.store;
  }

  /** Of the store when the view last looked; another number means that something has changed. */
  get generation(): number {
    return this.#generation;
  }

  /** Every chunk that the store held when the view last looked. */
  get chunks(): ChunkTable {
    return this.#chunks;
  }

  /** Words of the chunks, by the slots of {@link chunks}. */
  get words(): WordIndex {
    return this.#words;
  }

  /** Words of the paths of {@link chunks}' files, by file id. */
  get names(): FileNames {
    return this.#names;
  }

  get dimension(): number {
    return this.#options.dimension;
  }

  /** Names the index whose keys these are; undefined before its first writer. */
  get indexId(): string | undefined {
    return this.#indexId;
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
    this.#followIndex();
    this.#followChunks();
    this.#followVectors();
    this.#considerGraph();
  }

  /** Among all chunks; where a filter leaves few, they are compared one by one instead. */
  nearest(vector: Float32Array, k: number): Neighbor[] {
    if (this.#graph === undefined) return this.#exact.search(vector, k);
    const found = this.#graph.search(vector, k);
    if (!this.#hasBuffers) return found;
    // The graph outlives the editors: what is typed in them is only in the exact index.
    return [...found, ...this.#exact.search(vector, k, isBufferKey)]
      .sort((a, b) => b.similarity - a.similarity || a.key - b.key)
      .slice(0, k);
  }

  /** Cosine with the vector of a chunk; undefined when it has none yet. */
  similarityOf(key: ChunkKey, vector: Float32Array): number | undefined {
    return this.#exact.similarityOf(key, vector);
  }

  hasVector(key: ChunkKey): boolean {
    return this.#exact.has(key);
  }

  /** Writes the vector of a chunk from `offset` on. @returns false when it has none */
  copyVector(key: ChunkKey, target: Float32Array, offset: number): boolean {
    return this.#exact.copyTo(key, target, offset);
  }

  dispose(): void {
    this.#disposal.abort();
    this.#graph?.dispose();
    this.#exact.dispose();
  }

  /** Another index in the same place gives the same keys to other chunks. */
  #followIndex(): void {
    const indexId = this.store.metaValue(indexIdKey);
    if (indexId === this.#indexId) return;
    this.#indexId = indexId;
    this.#graph?.dispose();
    this.#graph = undefined;
    this.#exact.dispose();
    this.#exact = new FlatIndex(this.#options.dimension);
    this.#waiting.clear();
    this.#forgetChunks();
  }

  #forgetChunks(): void {
    this.#chunks = new ChunkTable();
    this.#words = new WordIndex();
    this.#lastKeys.clear();
  }

  /** Costs what has changed, and a look at every file. */
  #followChunks(): void {
    const files = this.store.fileTable();
    const changed = this.#changedFiles(files).map(({ id }) => id);
    this.#removeFiles([...changed, ...this.#goneFiles(files)]);
    const wornSlots = this.#chunks.slots - this.#chunks.size;
    if (wornSlots > Math.max(minWornSlots, maxWornShare * this.#chunks.slots)) this.#forgetChunks();
    this.#chunks.setFiles(files);
    this.#addFiles(this.#changedFiles(files));
    this.#hasBuffers = files.some(({ id }) => isBufferKey(id));
    this.#names.follow([...this.#chunks.files()]);
  }

  /** Files whose chunks are not those that are held. */
  #changedFiles(files: readonly FileTableRow[]): FileTableRow[] {
    const held = this.#lastKeys;
    return files.filter(
      ({ id, lastKey }) => held.get(id) !== lastKey || (lastKey === undefined && !held.has(id)),
    );
  }

  #goneFiles(files: readonly FileTableRow[]): number[] {
    const heldCount = files.reduce((count, { id }) => count + (this.#lastKeys.has(id) ? 1 : 0), 0);
    if (heldCount === this.#lastKeys.size) return [];
    const current = new Set(files.map(({ id }) => id));
    return [...this.#lastKeys.keys()].filter((id) => !current.has(id));
  }

  #removeFiles(fileIds: readonly number[]): void {
    const removed = fileIds.flatMap((id) => this.#chunks.removeFile(id));
    for (const id of fileIds) this.#lastKeys.delete(id);
    for (const { slot, key } of removed) {
      this.#words.remove(slot);
      this.#waiting.delete(key);
    }
    const keys = removed.map(({ key }) => key);
    this.#exact.remove(keys);
    this.#graph?.remove(keys.filter(isStoredKey));
  }

  #addFiles(files: readonly FileTableRow[]): void {
    for (const { id, lastKey } of files) this.#lastKeys.set(id, lastKey);
    const stored = this.store.storedChunks(this.store.chunkKeys(files.map(({ id }) => id)));
    this.#words.add(
      stored.map((chunk) => ({ slot: this.#chunks.add(chunk), packed: chunk.terms })),
    );
    for (const { key } of stored) {
      if (!this.#exact.has(key)) this.#waiting.add(key);
    }
  }

  /** A chunk that has its vector keeps it; so only those that wait are asked for. */
  #followVectors(): void {
    const waiting = this.#waiting;
    const asked =
      waiting.size > loadBatch
        ? this.store.embeddedKeys().filter((key) => waiting.has(key))
        : [...waiting];
    for (let start = 0; start < asked.length; start += loadBatch) {
      const { found, rows } = this.store.vectors(asked.slice(start, start + loadBatch));
      this.#exact.add(found, rows);
      this.#addToGraph(found.filter(isStoredKey));
      for (const key of found) waiting.delete(key);
    }
  }

  #addToGraph(keys: readonly ChunkKey[]): void {
    if (this.#graph === undefined || keys.length === 0) return;
    const { found, rows } = this.store.vectors(keys);
    this.#graph.add(found, rows);
  }

  #storedVectorKeys(): ChunkKey[] {
    return [...this.#exact.keys()].filter(isStoredKey);
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
    if (this.#indexId !== indexId) {
      graph.dispose();
      return;
    }
    this.#graph = graph;
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const verb = usable === undefined ? 'built' : 'loaded';
    this.#options.logger.info(`${verb} the graph of ${String(graph.size)} vectors in ${seconds} s`);
    await graphs.save(graph, indexId);
  }

  async #buildGraph(graphs: GraphProvider, signal: AbortSignal): Promise<GraphIndex> {
    const { found, rows } = this.store.vectors(this.#storedVectorKeys());
    return graphs.build(found, rows, signal);
  }

  /** Until it holds what the store holds: the store may change while it is being prepared. */
  async #catchUp(graph: GraphIndex, signal: AbortSignal): Promise<void> {
    for (;;) {
      const held = new Set(graph.keys());
      graph.remove([...held].filter((key) => !this.#exact.has(key)));
      const missing = this.#storedVectorKeys().filter((key) => !held.has(key));
      const { found, rows } = this.store.vectors(missing);
      if (found.length === 0) return;
      await graph.addAll(found, rows, signal);
    }
  }
}

function isStoredKey(key: ChunkKey): boolean {
  return !isBufferKey(key);
}
