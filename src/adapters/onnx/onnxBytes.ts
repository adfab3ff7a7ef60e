// Writes ONNX graphs as bytes: the few fields of ONNX's protobuf schema (onnx.proto3) that small
// graphs need. Knows operators by name only; ONNX Runtime says when a graph makes no sense.

export interface OnnxGraph {
  readonly nodes: readonly Uint8Array[];
  readonly constants?: readonly Uint8Array[];
  readonly inputs: readonly Uint8Array[];
  readonly outputs: readonly Uint8Array[];
}

const tensorTypes = { float32: 1, int64: 7 } as const;
type TensorType = keyof typeof tensorTypes;

const opset = 13; // of 2020: every ONNX Runtime that we meet runs it
const irVersion = 8;

/** @returns the bytes of a `model.onnx` */
export function onnxModel({ nodes, constants = [], inputs, outputs }: OnnxGraph): Uint8Array {
  const graph = concat([
    ...nodes.map((bytes) => bytesField(1, bytes)),
    textField(2, 'graph'),
    ...constants.map((bytes) => bytesField(5, bytes)),
    ...inputs.map((bytes) => bytesField(11, bytes)),
    ...outputs.map((bytes) => bytesField(12, bytes)),
  ]);
  const opsets = concat([textField(1, ''), varintField(2, opset)]);
  return concat([varintField(1, irVersion), bytesField(7, graph), bytesField(8, opsets)]);
}

export function onnxNode(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number | readonly number[]>> = {},
): Uint8Array {
  return concat([
    ...inputs.map((name) => textField(1, name)),
    textField(2, output),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
  ]);
}

/** @param shape  a name stands for a size that a run decides */
export function onnxValue(
  name: string,
  type: TensorType,
  shape: readonly (string | number)[],
): Uint8Array {
  const dimensions = shape.map((size) =>
    bytesField(1, typeof size === 'number' ? varintField(1, size) : textField(2, size)),
  );
  const elements = varintField(1, tensorTypes[type]);
  const tensorType = concat([elements, bytesField(2, concat(dimensions))]);
  return concat([textField(1, name), bytesField(2, bytesField(1, tensorType))]);
}

/** @param rows  all of one length */
export function onnxTable(name: string, rows: readonly (readonly number[])[]): Uint8Array {
  return concat([
    varintField(1, rows.length),
    varintField(1, rows[0]?.length ?? 0),
    varintField(2, tensorTypes.float32),
    textField(8, name),
    bytesField(9, new Uint8Array(Float32Array.from(rows.flat()).buffer)),
  ]);
}

const attributeTypes = { int: 2, ints: 7 } as const;

function attribute(name: string, value: number | readonly number[]): Uint8Array {
  const [type, bytes] =
    typeof value === 'number'
      ? [attributeTypes.int, varintField(3, value)]
      : [attributeTypes.ints, concat(value.map((item) => varintField(8, item)))];
  return concat([textField(1, name), bytes, varintField(20, type)]);
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
