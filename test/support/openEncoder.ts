// Opens the real encoder on a model's folder, as `createEngine` does.

import { join } from 'node:path';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { createOnnxEncoder, type OnnxEncoderOptions } from '../../src/adapters/onnx/onnxEncoder.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';

export const embeddedModel = join(import.meta.dirname, '../../models/kindred-sbert');

export function openEncoder(
  folder: string,
  options: Partial<OnnxEncoderOptions> = {},
): Promise<Encoder> {
  const model = readModelFolder(folder);
  const tokenizer = createTokenizer(model);
  return createOnnxEncoder({ model, tokenizer, threads: 1, logger: silentLogger, ...options });
}
