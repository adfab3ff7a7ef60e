// The cross-encoder on ONNX Runtime: one inference for each pair, in batches of like length, with
// the session and the token budget of the product's encoder.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as Onnx from 'onnxruntime-node';
import { type OnnxRuntime, openSession } from '../../src/adapters/onnx/runtime.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import type { Disposable } from '../../src/base/disposable.ts';
import {
  batchTokenBudget,
  type EncodingBatch,
  planBatches,
} from '../../src/core/encoding/batching.ts';
import type { Tokenizer } from '../../src/core/encoding/tokenizer.ts';
import { existing, MissingMaterial } from '../lib/paths.ts';
import { type PairFormat, pairLength, pairTensors, type TokenPair } from './pairInput.ts';

export interface PairScorer extends Disposable {
  /** Ids without special tokens. */
  tokenize(text: string): readonly number[];
  /** @returns 0…1 for each pair, higher is more alike */
  score(pairs: readonly TokenPair[]): Promise<Float32Array>;
}

/**
 * @param folder   tokenizer.json, tokenizer_config.json, sentence_bert_config.json, model.onnx
 * @param threads  at least one
 * @throws MissingMaterial when a file is missing or does not say what a pair looks like
 */
export async function openPairScorer(
  runtime: OnnxRuntime,
  folder: string,
  threads: number,
): Promise<PairScorer> {
  const tokenizerJson = readJson(folder, 'tokenizer.json');
  const tokenizerConfig = readJson(folder, 'tokenizer_config.json');
  const tokenizer = createTokenizer({ folder, tokenizerJson, tokenizerConfig });
  const { model } = tokenizerJson as { model?: { vocab?: Readonly<Record<string, number>> } };
  const { max_seq_length: maxTokens } = readJson(folder, 'sentence_bert_config.json') as {
    max_seq_length?: number;
  };
  const classId = tokenizer.specialTokens.before[0];
  const separatorId = model?.vocab?.['[SEP]'];
  if (classId === undefined || separatorId === undefined || maxTokens === undefined) {
    throw new MissingMaterial(
      `The model in ${folder} is no cross-encoder: [CLS], [SEP] or max_seq_length is missing.`,
    );
  }
  const graph = existing(join(folder, 'model.onnx'), 'The cross-encoder is not complete');
  const session = await openSession(runtime, graph, threads);
  return new OnnxPairScorer({
    runtime,
    session,
    tokenizer,
    format: { classId, separatorId, paddingId: tokenizer.paddingId, maxTokens },
    tokenBudget: batchTokenBudget(statSync(graph).size),
  });
}

/** True when something lies where the cross-encoder should. */
export function hasPairScorer(folder: string): boolean {
  return existsSync(join(folder, 'model.onnx'));
}

interface PairScorerParts {
  readonly runtime: OnnxRuntime;
  readonly session: Onnx.InferenceSession;
  readonly tokenizer: Tokenizer;
  readonly format: PairFormat;
  readonly tokenBudget: number;
}

class OnnxPairScorer implements PairScorer {
  readonly #parts: PairScorerParts;

  constructor(parts: PairScorerParts) {
    this.#parts = parts;
  }

  tokenize(text: string): readonly number[] {
    return this.#parts.tokenizer.encode(text);
  }

  async score(pairs: readonly TokenPair[]): Promise<Float32Array> {
    const { format, tokenBudget } = this.#parts;
    const lengths = pairs.map((pair) => pairLength(format, pair));
    const scores = new Float32Array(pairs.length);
    for (const batch of planBatches(lengths, tokenBudget)) {
      const values = await this.#runBatch(batch, pairs);
      batch.textIndices.forEach((pairIndex, row) => {
        scores[pairIndex] = values[row] ?? NaN;
      });
    }
    return scores;
  }

  dispose(): void {
    // Nothing can be done about a failure to free.
    void this.#parts.session.release().catch(() => undefined);
  }

  async #runBatch(batch: EncodingBatch, pairs: readonly TokenPair[]): Promise<Float32Array> {
    const { runtime, session, format } = this.#parts;
    const { ids, mask, segments } = pairTensors(format, batch, pairs);
    const shape = [batch.textIndices.length, batch.width];
    const tensor = (values: BigInt64Array): Onnx.Tensor =>
      new runtime.Tensor('int64', values, shape);
    const feeds = {
      input_ids: tensor(ids),
      attention_mask: tensor(mask),
      token_type_ids: tensor(segments),
    };
    const data = (await session.run(feeds, ['score']))['score']?.data;
    if (data instanceof Float32Array && data.length === batch.textIndices.length) return data;
    throw new RangeError(
      `Expected ${batch.textIndices.length} float32 scores of the cross-encoder.`,
    );
  }
}

function readJson(folder: string, file: string): unknown {
  const path = existing(join(folder, file), 'The cross-encoder is not complete');
  return JSON.parse(readFileSync(path, 'utf8'));
}
