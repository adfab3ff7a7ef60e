// The Encoder on ONNX Runtime, the Sentence-BERT way: tokenise, run the graph, pool as the
// model's config says, normalise. One batch at a time, so that a query never waits for more.

import { availableParallelism } from 'node:os';
import type * as Onnx from 'onnxruntime-node';
import { EngineError, throwIfCancelled } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import { batchTokenBudget, type EncodingBatch, planBatches } from '../../core/encoding/batching.ts';
import type { Encoder, EncoderInput } from '../../core/encoding/encoder.ts';
import type { ModelFolder } from '../../core/encoding/modelSpec.ts';
import { normalizeRows } from '../../core/encoding/normalize.ts';
import { pool } from '../../core/encoding/pooling.ts';
import type { Tokenizer } from '../../core/encoding/tokenizer.ts';
import { type EmbeddingMatrix, rowOf } from '../../core/model.ts';
import { buildTensors, type GraphShape, readGraphShape } from './graph.ts';
import { GraphSession } from './graphSession.ts';
import { loadRuntime, type OnnxRuntime, openSession } from './runtime.ts';

export interface OnnxEncoderOptions {
  readonly model: ModelFolder;
  readonly tokenizer: Tokenizer;
  /** 0 = half of the cores, at least one. */
  readonly threads: number;
  readonly logger: Logger;
  /** For tests: stands for the import of the native module. */
  readonly load?: () => Promise<OnnxRuntime>;
}

/**
 * Opens the model. Texts longer than the window are cut to it, which is logged; the chunker
 * keeps documents within it, so in practice only very long queries are cut. A text without any
 * token is sent as one [UNK].
 *
 * @throws EngineError `runtime-missing`, `model-corrupt`
 */
export async function createOnnxEncoder(options: OnnxEncoderOptions): Promise<Encoder> {
  const runtime = await loadRuntime(options.load);
  const threads = resolveThreads(options.threads);
  const startMs = performance.now();
  const session = await openSession(runtime, options.model.onnxPath, threads);
  const graph = await checkGraph(session, options.model);
  const encoder = new OnnxEncoder(options, runtime, { session, graph, threads });
  const elapsedMs = Math.round(performance.now() - startMs);
  options.logger.debug(
    `opened ${options.model.spec.name} in ${String(elapsedMs)} ms, ${encoder.device}`,
  );
  return encoder;
}

/** The session is closed again when its graph cannot be used. */
async function checkGraph(session: Onnx.InferenceSession, model: ModelFolder): Promise<GraphShape> {
  try {
    return readGraphShape(session, model);
  } catch (error) {
    await session.release();
    throw error;
  }
}

export function resolveThreads(threads: number): number {
  return threads > 0 ? threads : Math.max(1, Math.floor(availableParallelism() / 2));
}

interface OpenGraph {
  readonly session: Onnx.InferenceSession;
  readonly graph: GraphShape;
  readonly threads: number;
}

const tokenisedPerTurn = 128; // chunks; about 15 ms

/** @throws CancelledError when the signal was aborted in the meantime */
async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  throwIfCancelled(signal);
}

class OnnxEncoder implements Encoder {
  readonly model: Encoder['model'];
  readonly device: string;
  readonly specialTokens: number;
  readonly #options: OnnxEncoderOptions;
  readonly #runtime: OnnxRuntime;
  readonly #graph: GraphShape;
  readonly #tokenBudget: number;
  /** Tokens of one text, prompt included, special tokens not. */
  readonly #window: number;
  readonly #session: GraphSession;

  constructor(options: OnnxEncoderOptions, runtime: OnnxRuntime, open: OpenGraph) {
    const { tokenizer, model } = options;
    const { before, after } = tokenizer.specialTokens;
    this.model = model.spec;
    this.device = `CPU, ${String(open.threads)} ${open.threads === 1 ? 'thread' : 'threads'}`;
    this.#window = Math.max(1, model.spec.maxTokens - before.length - after.length);
    this.specialTokens =
      before.length + after.length + tokenizer.countTokens(model.spec.prompts.document);
    this.#options = options;
    this.#runtime = runtime;
    this.#graph = open.graph;
    this.#tokenBudget = batchTokenBudget(model.onnxSizeBytes);
    this.#session = new GraphSession(open.session, 'encoder');
  }

  countTokens(text: string): number {
    return this.#options.tokenizer.countTokens(text);
  }

  async encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix> {
    throwIfCancelled(signal);
    const { dimension, prompts } = this.model;
    const idsOfTexts: (readonly number[])[] = [];
    for (const text of texts) {
      if (idsOfTexts.length % tokenisedPerTurn === tokenisedPerTurn - 1) await nextTurn(signal);
      idsOfTexts.push(this.#idsOf(prompts[input] + text, input));
    }
    const matrix = {
      data: new Float32Array(texts.length * dimension),
      rows: texts.length,
      dimension,
    };
    const counts = idsOfTexts.map((ids) => ids.length);
    for (const batch of planBatches(counts, this.#tokenBudget)) {
      throwIfCancelled(signal);
      const rows = await this.#runBatch(batch, idsOfTexts);
      batch.textIndices.forEach((textIndex, row) => {
        rowOf(matrix, textIndex).set(rowOf(rows, row));
      });
    }
    return matrix;
  }

  dispose(): void {
    this.#session.dispose();
  }

  /** Ids with special tokens around them, cut to the window. */
  #idsOf(text: string, input: EncoderInput): readonly number[] {
    const { tokenizer, logger } = this.#options;
    const ids = tokenizer.encode(text);
    const { before, after } = tokenizer.specialTokens;
    if (ids.length > this.#window) {
      // A cut document is a fault of the chunker; a cut query is a long query.
      const level = input === 'document' ? 'warn' : 'debug';
      logger.log(
        level,
        `cut a ${input} of ${String(ids.length)} tokens to ${String(this.#window)}`,
      );
      ids.length = this.#window;
    }
    const around = [...before, ...ids, ...after];
    return around.length === 0 ? [tokenizer.unknownId] : around;
  }

  /** @returns unit rows, in the order of the batch */
  async #runBatch(
    batch: EncodingBatch,
    idsOfTexts: readonly (readonly number[])[],
  ): Promise<EmbeddingMatrix> {
    const { paddingId } = this.#options.tokenizer;
    const { inputNames } = this.#session;
    const input = { batch, idsOfTexts, paddingId, inputNames };
    const { feeds, mask } = buildTensors(this.#runtime, input);
    const { type, name } = this.#graph.output;
    const data = await this.#session.run(feeds, name);
    if (!(data instanceof Float32Array)) throw this.#corrupt(`${name} does not hold float32`);
    return this.#unitRows(
      type === 'tokens' ? this.#pool(batch, data, mask) : this.#rows(batch, data),
    );
  }

  #pool(batch: EncodingBatch, hidden: Float32Array, mask: Uint8Array): EmbeddingMatrix {
    const { dimension, pooling } = this.model;
    const shape = { batch: batch.textIndices.length, tokens: batch.width, dimension };
    return pool(pooling, { hidden, mask, ...shape });
  }

  #rows(batch: EncodingBatch, data: Float32Array): EmbeddingMatrix {
    return { data, rows: batch.textIndices.length, dimension: this.model.dimension };
  }

  #unitRows(matrix: EmbeddingMatrix): EmbeddingMatrix {
    const failed = normalizeRows(matrix);
    if (failed.length === 0) return matrix;
    throw this.#corrupt(
      `${String(failed.length)} of ${String(matrix.rows)} vectors are zero or not finite`,
    );
  }

  #corrupt(what: string): EngineError {
    return new EngineError(
      'model-corrupt',
      `The model ${this.model.name} gives no usable vectors on ${this.device}: ${what}. ` +
        'Choose another model.',
    );
  }
}
