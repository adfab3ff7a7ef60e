// Graphs small enough to compute by hand: token ids look up rows of a table. Real ONNX Runtime
// runs them, so pooling and faults are tested on the real way.

import { onnxModel, onnxNode, onnxTable, onnxValue } from '../../src/adapters/onnx/onnxBytes.ts';

export interface TinyGraph {
  /** One row for each token id, all of one length. */
  readonly table: readonly (readonly number[])[];
  /** `texts` averages over all positions inside the graph. */
  readonly output?: { readonly type: 'tokens' | 'texts'; readonly name: string };
  readonly inputs?: readonly string[];
}

/** @returns the bytes of a `model.onnx` */
export function tinyOnnx(graph: TinyGraph): Uint8Array {
  const { output = { type: 'tokens', name: 'last_hidden_state' } } = graph;
  const inputs = graph.inputs ?? ['input_ids', 'attention_mask'];
  const dimension = graph.table[0]?.length ?? 0;
  const nodes =
    output.type === 'tokens'
      ? [onnxNode('Gather', ['table', 'input_ids'], output.name)]
      : [
          onnxNode('Gather', ['table', 'input_ids'], 'states'),
          onnxNode('ReduceMean', ['states'], output.name, { axes: [1], keepdims: 0 }),
        ];
  const shape = output.type === 'tokens' ? ['batch', 'tokens', dimension] : ['batch', dimension];
  return onnxModel({
    nodes,
    constants: [onnxTable('table', graph.table)],
    inputs: inputs.map((name) => onnxValue(name, 'int64', ['batch', 'tokens'])),
    outputs: [onnxValue(output.name, 'float32', shape)],
  });
}
