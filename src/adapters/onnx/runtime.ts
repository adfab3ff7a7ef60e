// Opens ONNX Runtime and a session on a model's graph. The native module is loaded on first use,
// so that search by words works where it is missing.

import type * as Onnx from 'onnxruntime-node';
import { EngineError, messageOf } from '../../base/errors.ts';

/** The module `onnxruntime-node`. */
export type OnnxRuntime = typeof Onnx;

/** @throws EngineError `runtime-missing` that names this platform and the ones that work */
export async function loadRuntime(
  load: () => Promise<OnnxRuntime> = () => import('onnxruntime-node'),
): Promise<OnnxRuntime> {
  try {
    return await load();
  } catch (error) {
    throw new EngineError(
      'runtime-missing',
      `ONNX Runtime does not load on ${process.platform}-${process.arch}: ${messageOf(error)}. ` +
        `It runs on ${supportedPlatforms}. Search by words and names goes on; ` +
        `install Kindred's build for this platform to search by meaning.`,
      error,
    );
  }
}

/** Of onnxruntime-node 1.30: the folders of its `bin`. */
const supportedPlatforms =
  'linux-x64, linux-arm64 (glibc), darwin-arm64, win32-x64 and win32-arm64';

/** @throws EngineError `model-corrupt` when the file is not a graph that the runtime can run */
export async function openSession(
  runtime: OnnxRuntime,
  onnxPath: string,
  threads: number,
): Promise<Onnx.InferenceSession> {
  try {
    return await runtime.InferenceSession.create(onnxPath, sessionOptions(threads));
  } catch (error) {
    throw new EngineError(
      'model-corrupt',
      `${onnxPath} is not a graph that ONNX Runtime can run: ${messageOf(error)}. ` +
        'Install Kindred again, or choose another model.',
      error,
    );
  }
}

function sessionOptions(threads: number): Onnx.InferenceSession.SessionOptions {
  return {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // A memory pattern is kept for each shape, and batches have hundreds of shapes.
    enableMemPattern: false,
    // Without the arena each run frees what it took.
    enableCpuMemArena: false,
    // Idle threads must sleep, not spin: the machine belongs to its user.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  };
}
