// Opens the real pair scorer on a folder, as `createEngine` does.

import { join } from 'node:path';
import { readScorerFolder } from '../../src/adapters/model-files/scorerFolder.ts';
import {
  createOnnxPairScorer,
  type OnnxPairScorerOptions,
} from '../../src/adapters/onnx/onnxPairScorer.ts';
import { createPairTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { PairScorer } from '../../src/core/reranking/pairScorer.ts';

/** Small, seeded, of the layout of a trained one; see training/kindred_training/export/tiny_scorer.py. */
export const tinyScorer = join(import.meta.dirname, '../fixtures/models/tiny-cross');

export function openScorer(
  folder: string,
  options: Partial<OnnxPairScorerOptions> = {},
): Promise<PairScorer> {
  const model = readScorerFolder(folder);
  const tokenizer = createPairTokenizer(model);
  return createOnnxPairScorer({ model, tokenizer, threads: 1, logger: silentLogger, ...options });
}
