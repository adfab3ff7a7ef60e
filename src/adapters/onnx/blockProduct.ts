// Block scorer on ONNX Runtime: one Gemm, rows × columnsᵀ, which its kernels run at the speed of
// the processor's vector units, and on all threads of the session.

import type * as Onnx from 'onnxruntime-node';
import { EngineError } from '../../base/errors.ts';
import type { BlockScorer } from '../../core/duplicates/semantic/blockScorer.ts';
import type { EmbeddingMatrix } from '../../core/model.ts';
import { resolveThreads } from './onnxEncoder.ts';
import { onnxModel, onnxNode, onnxValue } from './onnxBytes.ts';
import { loadRuntime, type OnnxRuntime } from './runtime.ts';

export interface BlockProductOptions {
  readonly dimension: number;
  /** 0 = half of the cores, at least one. */
  readonly threads: number;
  /** For tests: stands for the import of the native module. */
  readonly load?: () => Promise<OnnxRuntime>;
}

/** @throws EngineError `runtime-missing` */
export async function createBlockProduct(options: BlockProductOptions): Promise<BlockScorer> {
  const runtime = await loadRuntime(options.load);
  const session = await runtime.InferenceSession.create(productGraph(options.dimension), {
    executionProviders: ['cpu'],
    intraOpNumThreads: resolveThreads(options.threads),
    // As for the encoder: idle threads sleep, the machine belongs to its user.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    enableMemPattern: false,
    logSeverityLevel: 3,
  });
  return new BlockProduct(runtime, session);
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

class BlockProduct implements BlockScorer {
  readonly #runtime: OnnxRuntime;
  #session: Onnx.InferenceSession | undefined;
  /** One block of results, used again and again: fresh memory costs a tenth of the time. */
  #cosines = new Float32Array(0);

  constructor(runtime: OnnxRuntime, session: Onnx.InferenceSession) {
    this.#runtime = runtime;
    this.#session = session;
  }

  async score(rows: EmbeddingMatrix, columns: EmbeddingMatrix): Promise<Float32Array> {
    if (!this.#session) throw new EngineError('engine-stopped', 'The scorer has been closed.');
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
