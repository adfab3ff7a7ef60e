// The PairScorer on ONNX Runtime: tokenise, put query and document into one sequence, run the graph.

import type * as Onnx from 'onnxruntime-node';
import { EngineError, throwIfCancelled } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import { batchTokenBudget, type EncodingBatch, planBatches } from '../../core/encoding/batching.ts';
import type { PairTokenizer } from '../../core/encoding/tokenizer.ts';
import { type PairRow, pairRow } from '../../core/reranking/pairRow.ts';
import type { PairScorer } from '../../core/reranking/pairScorer.ts';
import type { ScorerFolder } from '../../core/reranking/scorerFolder.ts';
import { buildTensors, checkScorerGraph, logitsOutput } from './graph.ts';
import { GraphSession } from './graphSession.ts';
import { resolveThreads } from './onnxEncoder.ts';
import { loadRuntime, type OnnxRuntime, openSession } from './runtime.ts';

export interface OnnxPairScorerOptions {
  readonly model: ScorerFolder;
  readonly tokenizer: PairTokenizer;
  /** 0 = half of the cores, at least one. */
  readonly threads: number;
  readonly logger: Logger;
  /** For tests: stands for the import of the native module. */
  readonly load?: () => Promise<OnnxRuntime>;
}

/** @throws EngineError `runtime-missing`, `model-corrupt` */
export async function createOnnxPairScorer(options: OnnxPairScorerOptions): Promise<PairScorer> {
  const { model, logger } = options;
  const runtime = await loadRuntime(options.load);
  const startMs = performance.now();
  const session = await openSession(runtime, model.onnxPath, resolveThreads(options.threads));
  try {
    checkScorerGraph(session, model);
  } catch (error) {
    await session.release();
    throw error;
  }
  logger.debug(`opened ${model.name} in ${String(Math.round(performance.now() - startMs))} ms`);
  return new OnnxPairScorer(options, runtime, session);
}

class OnnxPairScorer implements PairScorer {
  readonly name: string;
  readonly #options: OnnxPairScorerOptions;
  readonly #runtime: OnnxRuntime;
  readonly #tokenBudget: number;
  readonly #session: GraphSession;

  constructor(
    options: OnnxPairScorerOptions,
    runtime: OnnxRuntime,
    session: Onnx.InferenceSession,
  ) {
    this.name = options.model.name;
    this.#options = options;
    this.#runtime = runtime;
    this.#tokenBudget = batchTokenBudget(options.model.onnxSizeBytes);
    this.#session = new GraphSession(session, 'scorer');
  }

  countTokens(text: string): number {
    return this.#options.tokenizer.countTokens(text);
  }

  async score(
    query: string,
    documents: readonly string[],
    signal?: AbortSignal,
  ): Promise<Float32Array> {
    const rows = this.#rowsOf(query, documents);
    const logits = new Float32Array(documents.length);
    const counts = rows.map(({ ids }) => ids.length);
    for (const batch of planBatches(counts, this.#tokenBudget)) {
      throwIfCancelled(signal);
      const scored = await this.#runBatch(batch, rows);
      batch.textIndices.forEach((textIndex, row) => {
        logits[textIndex] = scored[row] ?? Number.NaN;
      });
    }
    return logits;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #rowsOf(query: string, documents: readonly string[]): readonly PairRow[] {
    const { tokenizer, model } = this.#options;
    const { pairTokens, unknownId } = tokenizer;
    const window = { pairTokens, unknownId, maxTokens: model.maxTokens };
    const queryIds = tokenizer.encode(query);
    return documents.map((document) => pairRow(queryIds, tokenizer.encode(document), window));
  }

  /** @returns logits, in the order of the batch */
  async #runBatch(batch: EncodingBatch, rows: readonly PairRow[]): Promise<Float32Array> {
    const { feeds } = buildTensors(this.#runtime, {
      batch,
      idsOfTexts: rows.map(({ ids }) => ids),
      secondStarts: rows.map(({ secondStart }) => secondStart),
      paddingId: this.#options.tokenizer.paddingId,
      inputNames: this.#session.inputNames,
    });
    const data = await this.#session.run(feeds, logitsOutput);
    if (data instanceof Float32Array) return data;
    throw new EngineError('model-corrupt', `The scorer ${this.name} does not give float32 logits.`);
  }
}
