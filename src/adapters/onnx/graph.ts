// What a graph takes and gives: names and shapes of its inputs and outputs, checked once when
// the model is opened, and the tensors of one batch. Of an encoder and of a pair scorer.

import type * as Onnx from 'onnxruntime-node';
import { EngineError } from '../../base/errors.ts';
import type { EncodingBatch } from '../../core/encoding/batching.ts';
import type { ModelFolder } from '../../core/encoding/modelSpec.ts';
import type { ScorerFolder } from '../../core/reranking/scorerFolder.ts';
import type { OnnxRuntime } from './runtime.ts';

/** How vectors come out of this graph. */
export interface GraphShape {
  /** Has an input `token_type_ids`, which is all zero for single texts. */
  readonly takesTokenTypes: boolean;
  /** `tokens`: a vector for each token, to be pooled here; `texts`: pooled in the graph. */
  readonly output: { readonly type: 'tokens' | 'texts'; readonly name: string };
}

const tokenOutputs = ['last_hidden_state', 'token_embeddings'];
const textOutputs = ['sentence_embedding'];
const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids'];

/** @throws EngineError `model-corrupt` when the graph is not one of a sentence encoder */
export function readGraphShape(session: Onnx.InferenceSession, model: ModelFolder): GraphShape {
  checkInputs(session, model, 'sentence encoder');
  const find = (names: readonly string[]): string | undefined =>
    names.find((name) => session.outputNames.includes(name));
  const tokens = model.poolsInGraph ? undefined : find(tokenOutputs);
  const name = tokens ?? find(textOutputs);
  if (name === undefined) {
    const wanted = model.poolsInGraph ? textOutputs : [...tokenOutputs, ...textOutputs];
    throw unusable(model, 'sentence encoder', 'outputs', wanted, session.outputNames);
  }
  checkDimension(session, model, name);
  return {
    takesTokenTypes: session.inputNames.includes('token_type_ids'),
    output: { type: tokens === undefined ? 'texts' : 'tokens', name },
  };
}

/** Of a pair scorer: one logit for each pair. */
export const logitsOutput = 'logits';

/** @throws EngineError `model-corrupt` when the graph is not one of a pair scorer */
export function checkScorerGraph(session: Onnx.InferenceSession, model: ScorerFolder): void {
  checkInputs(session, model, 'pair scorer');
  const metadata = session.outputMetadata.find(({ name }) => name === logitsOutput);
  const last = metadata?.isTensor === true ? metadata.shape.at(-1) : undefined;
  if (metadata !== undefined && (typeof last !== 'number' || last === 1)) return;
  const expected = [`${logitsOutput} (one for each pair)`];
  throw unusable(model, 'pair scorer', 'outputs', expected, session.outputNames);
}

/** Ids of one batch, padded to its width. */
export interface BatchTensors {
  readonly feeds: Readonly<Record<string, Onnx.Tensor>>;
  /** 1 for a token, 0 for padding, [batch × width]. */
  readonly mask: Uint8Array;
}

/** What a graph is fed in one run. */
export interface BatchInput {
  readonly batch: EncodingBatch;
  /** Ids of every text of the call, special tokens included. */
  readonly idsOfTexts: readonly (readonly number[])[];
  /** Of every text, where its second segment begins; absent where there is one segment only. */
  readonly secondStarts?: readonly number[];
  readonly paddingId: number;
  /** What the graph takes; only that is fed. */
  readonly inputNames: readonly string[];
}

export function buildTensors(runtime: OnnxRuntime, input: BatchInput): BatchTensors {
  const { batch, idsOfTexts, secondStarts, paddingId, inputNames } = input;
  const shape = [batch.textIndices.length, batch.width];
  const size = batch.textIndices.length * batch.width;
  const ids = new BigInt64Array(size).fill(BigInt(paddingId));
  const segments = new BigInt64Array(size);
  const mask = new Uint8Array(size);
  batch.textIndices.forEach((textIndex, row) => {
    const own = idsOfTexts[textIndex] ?? [];
    const start = row * batch.width;
    own.forEach((id, token) => {
      ids[start + token] = BigInt(id);
      mask[start + token] = 1;
    });
    const secondStart = secondStarts?.[textIndex] ?? own.length;
    segments.fill(1n, start + secondStart, start + own.length);
  });
  const values: Readonly<Record<string, BigInt64Array>> = {
    input_ids: ids,
    attention_mask: BigInt64Array.from(mask, BigInt),
    token_type_ids: segments,
  };
  const feeds = inputNames.map((name) => [
    name,
    new runtime.Tensor('int64', values[name] ?? new BigInt64Array(size), shape),
  ]);
  return { feeds: Object.fromEntries(feeds) as Record<string, Onnx.Tensor>, mask };
}

function checkInputs(session: Onnx.InferenceSession, model: GraphFile, kind: string): void {
  const unknown = session.inputNames.filter((name) => !knownInputs.includes(name));
  if (unknown.length === 0 && session.inputNames.includes('input_ids')) return;
  throw unusable(model, kind, 'inputs', knownInputs, session.inputNames);
}

function checkDimension(session: Onnx.InferenceSession, model: ModelFolder, output: string): void {
  const metadata = session.outputMetadata.find(({ name }) => name === output);
  const last = metadata?.isTensor === true ? metadata.shape.at(-1) : undefined;
  if (typeof last !== 'number' || last === model.spec.dimension) return;
  throw new EngineError(
    'model-corrupt',
    `The model in ${model.folder} says ${String(model.spec.dimension)} dimensions, its graph gives ` +
      `${String(last)}. Fetch the model again, or choose another.`,
  );
}

type GraphFile = Pick<ModelFolder, 'onnxPath'>;

function unusable(
  model: GraphFile,
  kind: string,
  what: string,
  expected: readonly string[],
  found: readonly string[],
): EngineError {
  return new EngineError(
    'model-corrupt',
    `The graph ${model.onnxPath} is not one of a ${kind}: expected ${what} ` +
      `${expected.join(', ')}, found ${found.join(', ')}. Choose another model.`,
  );
}
