// Writes ONNX graphs small enough to compute by hand: token ids look up rows of a table. Real
// ONNX Runtime runs them, so pooling and faults are tested on the real way.

/** The few fields of ONNX's protobuf schema (onnx.proto3) that such a graph needs. */
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
      ? [node('Gather', ['table', 'input_ids'], output.name)]
      : [
          node('Gather', ['table', 'input_ids'], 'states'),
          node('ReduceMean', ['states'], output.name, [
            attribute('axes', 7, bytesField(8, varint(1))),
            attribute('keepdims', 2, varintField(3, 0)),
          ]),
        ];
  const shape = output.type === 'tokens' ? ['batch', 'tokens', dimension] : ['batch', dimension];
  const graphProto = concat([
    ...nodes.map((bytes) => bytesField(1, bytes)),
    textField(2, 'tiny'),
    bytesField(5, tableTensor(graph.table, dimension)),
    ...inputs.map((name) => bytesField(11, valueInfo(name, int64Type, ['batch', 'tokens']))),
    bytesField(12, valueInfo(output.name, floatType, shape)),
  ]);
  const opset = concat([textField(1, ''), varintField(2, 13)]);
  return concat([varintField(1, 8), bytesField(7, graphProto), bytesField(8, opset)]);
}

const floatType = 1;
const int64Type = 7;

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Uint8Array[] = [],
): Uint8Array {
  return concat([
    ...inputs.map((name) => textField(1, name)),
    textField(2, output),
    textField(4, operator),
    ...attributes.map((bytes) => bytesField(5, bytes)),
  ]);
}

function attribute(name: string, type: number, value: Uint8Array): Uint8Array {
  return concat([textField(1, name), value, varintField(20, type)]);
}

function tableTensor(table: TinyGraph['table'], dimension: number): Uint8Array {
  return concat([
    varintField(1, table.length),
    varintField(1, dimension),
    varintField(2, floatType),
    textField(8, 'table'),
    bytesField(9, new Uint8Array(Float32Array.from(table.flat()).buffer)),
  ]);
}

function valueInfo(name: string, type: number, shape: readonly (string | number)[]): Uint8Array {
  const dimensions = shape.map((size) =>
    bytesField(1, typeof size === 'number' ? varintField(1, size) : textField(2, size)),
  );
  const tensorType = concat([varintField(1, type), bytesField(2, concat(dimensions))]);
  return concat([textField(1, name), bytesField(2, bytesField(1, tensorType))]);
}

function varintField(field: number, value: number): Uint8Array {
  return concat([varint(field * 8), varint(value)]);
}

function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

function textField(field: number, text: string): Uint8Array {
  return bytesField(field, new TextEncoder().encode(text));
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}
