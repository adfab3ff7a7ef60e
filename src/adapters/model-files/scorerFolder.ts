// Reads the folder of a pair scorer: the layout of an encoder's, without modules and pooling.

import { basename, join } from 'node:path';
import { parseMaxTokens } from '../../core/encoding/modelSpec.ts';
import { scorerAdvice, type ScorerFolder } from '../../core/reranking/scorerFolder.ts';
import { checkFolder, findOnnxFiles, readJson, readOptionalJson, sizeOf } from './folderFiles.ts';

/** @throws EngineError `model-missing` when the folder is not there */
export function checkScorerFolder(folder: string): void {
  checkFolder({ folder, advice: scorerAdvice });
}

/**
 * Reads everything but the graph.
 *
 * @throws EngineError `model-missing` with the file and the folder, `model-corrupt`
 */
export function readScorerFolder(folder: string): ScorerFolder {
  const checked = { folder, advice: scorerAdvice };
  checkFolder(checked);
  const onnxFiles = findOnnxFiles(checked);
  const tokenizerConfig = readOptionalJson(checked, 'tokenizer_config.json') ?? {};
  return {
    name: basename(folder),
    folder,
    onnxPath: join(folder, onnxFiles[0] ?? ''),
    onnxSizeBytes: sizeOf(folder, onnxFiles),
    maxTokens: parseMaxTokens({
      sentenceBert: readOptionalJson(checked, 'sentence_bert_config.json'),
      tokenizerConfig,
      transformer: readOptionalJson(checked, 'config.json'),
    }),
    tokenizerJson: readJson(checked, 'tokenizer.json'),
    tokenizerConfig,
  };
}
