// Block scorer on ONNX Runtime: one Gemm, rows × columnsᵀ, which its kernels run at the speed of
// the processor's vector units, and on all threads of the session.

import type * as Onnx from 'onnxruntime-node';
import type { OnnxRuntime } from '../../src/adapters/onnx/runtime.ts';
import type { EmbeddingMatrix } from '../../src/core/model.ts';
import { onnxModel, onnxNode, onnxValue } from '../../test/support/onnxBytes.ts';
import type { BlockScorer } from './pairSearch.ts';

/** @param threads  of one product; at least one */
export async function createMatrixProduct(
  runtime: OnnxRuntime,
  dimension: number,
  threads: number,
): Promise<BlockScorer> {
  const session = await runtime.InferenceSession.create(productGraph(dimension), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    // As for the encoder: idle threads sleep, the machine belongs to its user.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    enableMemPattern: false,
    logSeverityLevel: 3,
  });
  return new MatrixProduct(runtime, session);
}

function productGraph(dimension: number): Uint8Array {
  return onnxModel({
    // Gemm reads the transposed block where it lies; MatMul would need a transposed copy.
    nodes: [onnxNode('Gemm', ['rows', 'columns'], 'cosines', { transB: 1 })],
    inputs: [
      onnxValue('rows', 'float32', ['m', dimension]),
      onnxValue('columns', 'float32', ['n', dimension]),
    ],
    outputs: [onnxValue('cosines', 'float32', ['m', 'n'])],
  });
}

class MatrixProduct implements BlockScorer {
  readonly #runtime: OnnxRuntime;
  #session: Onnx.InferenceSession | undefined;
  /** One block of results, used again and again: fresh memory costs a tenth of the time. */
  #cosines = new Float32Array(0);

  constructor(runtime: OnnxRuntime, session: Onnx.InferenceSession) {
    this.#runtime = runtime;
    this.#session = session;
  }

  async score(rows: EmbeddingMatrix, columns: EmbeddingMatrix): Promise<Float32Array> {
    if (!this.#session) throw new RangeError('The matrix product has been disposed of.');
    const size = rows.rows * columns.rows;
    if (this.#cosines.length < size) this.#cosines = new Float32Array(size);
    const cosines = this.#cosines.subarray(0, size);
    const tensor = ({ data, rows: count, dimension }: EmbeddingMatrix): Onnx.Tensor =>
      new this.#runtime.Tensor('float32', data, [count, dimension]);
    await this.#session.run(
      { rows: tensor(rows), columns: tensor(columns) },
      { cosines: new this.#runtime.Tensor('float32', cosines, [rows.rows, columns.rows]) },
    );
    return cosines;
  }

  dispose(): void {
    const session = this.#session;
    this.#session = undefined;
    // Nothing can be done about a failure to free.
    if (session) void session.release().catch(() => undefined);
  }
}
