// The bi-encoder's way to the most similar pair: every sentence through the product's encoder
// once, then vectors are compared, exactly or through the product's HNSW graph.

import { createBlockProduct } from '../../src/adapters/onnx/blockProduct.ts';
import { createOnnxEncoder } from '../../src/adapters/onnx/onnxEncoder.ts';
import { buildHnswIndex, loadHnswLibrary } from '../../src/adapters/hnsw/hnswIndex.ts';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { Encoder, PoolingMode } from '../../src/core/encoding/encoder.ts';
import { type ChunkKey, type EmbeddingMatrix, rowOf } from '../../src/core/model.ts';
import { dotProduct } from '../../src/core/store/unitRows.ts';
import { spearman } from '../lib/metrics.ts';
import { mostSimilarPair, type SimilarPair } from './pairSearch.ts';
import type { JudgedPair } from './sentences.ts';

export interface EncoderChoice {
  readonly folder: string;
  /** Instead of the one that the model was trained with. */
  readonly pooling?: PoolingMode;
  readonly threads: number;
}

export async function openBiEncoder({ folder, pooling, threads }: EncoderChoice): Promise<Encoder> {
  const model = readModelFolder(folder);
  const spec = { ...model.spec, pooling: pooling ?? model.spec.pooling };
  return createOnnxEncoder({
    model: { ...model, spec },
    tokenizer: createTokenizer(model),
    threads,
    logger: silentLogger,
  });
}

/** Encoding and exact search, whole. */
export interface ExactRun {
  readonly vectors: EmbeddingMatrix;
  readonly encodeMs: number;
  readonly searchMs: number;
  readonly pair: SimilarPair;
}

/**
 * @param texts    at least two
 * @param threads  of the search; the encoder has its own
 */
export async function runExact(
  encoder: Encoder,
  texts: readonly string[],
  threads: number,
): Promise<ExactRun> {
  const startedMs = performance.now();
  const vectors = await encoder.encode(texts, 'document');
  const encodedMs = performance.now();
  const product = await createBlockProduct({ dimension: vectors.dimension, threads });
  try {
    const pair = await mostSimilarPair(vectors, product);
    const searchedMs = performance.now();
    if (pair === undefined) throw new RangeError('Expected two sentences at least.');
    return { vectors, encodeMs: encodedMs - startedMs, searchMs: searchedMs - encodedMs, pair };
  } finally {
    product.dispose();
  }
}

/** Search through the graph, whole: on one thread, as hnswlib-node works. */
export interface GraphRun {
  readonly buildMs: number;
  /** Of asking for the nearest other of each sentence. */
  readonly searchMs: number;
  readonly pair: SimilarPair;
}

/** @param vectors  unit rows, at least two */
export async function runGraph(vectors: EmbeddingMatrix): Promise<GraphRun> {
  const library = await loadHnswLibrary();
  const keys = Array.from({ length: vectors.rows }, (_, row) => row as ChunkKey);
  const startedMs = performance.now();
  const index = await buildHnswIndex(library, keys, vectors.data);
  const builtMs = performance.now();
  try {
    const best = { first: -1, second: -1, similarity: -Infinity };
    for (const key of keys) {
      // The nearest of all is the sentence itself, or one that is equal to it.
      const other = index.search(rowOf(vectors, key), 2).find((neighbor) => neighbor.key !== key);
      if (other === undefined || other.similarity <= best.similarity) continue;
      const [first = -1, second = -1] = [key, other.key].sort((a, b) => a - b);
      Object.assign(best, { first, second, similarity: other.similarity });
    }
    const searchMs = performance.now() - builtMs;
    return { buildMs: builtMs - startedMs, searchMs, pair: { ...best } };
  } finally {
    index.dispose();
  }
}

/** @returns Spearman × 100 of cosines with people's judgement */
export async function judgeEncoder(
  encoder: Encoder,
  pairs: readonly JudgedPair[],
): Promise<number> {
  const first = await encoder.encode(
    pairs.map(({ a }) => a),
    'document',
  );
  const second = await encoder.encode(
    pairs.map(({ b }) => b),
    'document',
  );
  const cosines = pairs.map((_, row) => dotProduct(rowOf(first, row), 0, rowOf(second, row)));
  return (
    100 *
    spearman(
      cosines,
      pairs.map(({ score }) => score),
    )
  );
}
