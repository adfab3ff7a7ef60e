// What a graph takes and gives: names and shapes of its inputs and outputs, checked once when
// the model is opened, and the tensors of one batch.

import type * as Onnx from 'onnxruntime-node';
import { EngineError } from '../../base/errors.ts';
import type { EncodingBatch } from '../../core/encoding/batching.ts';
import type { ModelFolder } from '../../core/encoding/modelSpec.ts';
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
  const unknown = session.inputNames.filter((name) => !knownInputs.includes(name));
  if (unknown.length > 0 || !session.inputNames.includes('input_ids')) {
    throw unusable(model, 'inputs', knownInputs, session.inputNames);
  }
  const find = (names: readonly string[]): string | undefined =>
    names.find((name) => session.outputNames.includes(name));
  const tokens = model.poolsInGraph ? undefined : find(tokenOutputs);
  const name = tokens ?? find(textOutputs);
  if (name === undefined) {
    const wanted = model.poolsInGraph ? textOutputs : [...tokenOutputs, ...textOutputs];
    throw unusable(model, 'outputs', wanted, session.outputNames);
  }
  checkDimension(session, model, name);
  return {
    takesTokenTypes: session.inputNames.includes('token_type_ids'),
    output: { type: tokens === undefined ? 'texts' : 'tokens', name },
  };
}

/** Ids of one batch, padded to its width. */
export interface BatchTensors {
  readonly feeds: Readonly<Record<string, Onnx.Tensor>>;
  /** 1 for a token, 0 for padding, [batch × width]. */
  readonly mask: Uint8Array;
}

/**
 * @param idsOfTexts  ids of every text of the call, special tokens included
 * @param inputNames  what the graph takes; only that is fed
 */
export function buildTensors(
  runtime: OnnxRuntime,
  batch: EncodingBatch,
  idsOfTexts: readonly (readonly number[])[],
  paddingId: number,
  inputNames: readonly string[],
): BatchTensors {
  const shape = [batch.textIndices.length, batch.width];
  const size = batch.textIndices.length * batch.width;
  const ids = new BigInt64Array(size).fill(BigInt(paddingId));
  const mask = new Uint8Array(size);
  batch.textIndices.forEach((textIndex, row) => {
    (idsOfTexts[textIndex] ?? []).forEach((id, token) => {
      ids[row * batch.width + token] = BigInt(id);
      mask[row * batch.width + token] = 1;
    });
  });
  const values: Readonly<Record<string, BigInt64Array>> = {
    input_ids: ids,
    attention_mask: BigInt64Array.from(mask, BigInt),
    token_type_ids: new BigInt64Array(size),
  };
  const feeds = inputNames.map((name) => [
    name,
    new runtime.Tensor('int64', values[name] ?? new BigInt64Array(size), shape),
  ]);
  return { feeds: Object.fromEntries(feeds) as Record<string, Onnx.Tensor>, mask };
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

function unusable(
  model: ModelFolder,
  what: string,
  expected: readonly string[],
  found: readonly string[],
): EngineError {
  return new EngineError(
    'model-corrupt',
    `The graph ${model.onnxPath} is not one of a sentence encoder: expected ${what} ` +
      `${expected.join(', ')}, found ${found.join(', ')}. Choose another model.`,
  );
}
