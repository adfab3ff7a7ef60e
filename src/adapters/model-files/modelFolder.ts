// Finds and reads a model's folder in sentence-transformers layout. What the files mean is
// decided in `core/encoding/modelSpec.ts`; nothing is downloaded.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { EngineError } from '../../base/errors.ts';
import { findModel, models } from '../../core/encoding/models.ts';
import { type ModelFolder, parseModelSpec, parseModules } from '../../core/encoding/modelSpec.ts';
import {
  type CheckedFolder,
  checkFolder,
  findOnnxFiles,
  readBytes,
  readJson,
  readOptionalJson,
  sizeOf,
} from './folderFiles.ts';

/**
 * @param nameOrPath    a name of the table of models, or the path of a folder: absolute, or with
 *                      a slash in it, or beginning with `.` or `~`
 * @param modelsFolder  where the embedded models lie
 * @throws EngineError `model-unknown` for a name that no model has
 */
export function resolveModelFolder(nameOrPath: string, modelsFolder: string): string {
  const model = findModel(nameOrPath);
  if (model) return join(modelsFolder, model.folder);
  if (nameOrPath.startsWith('~')) return join(homedir(), nameOrPath.slice(1));
  if (isAbsolute(nameOrPath) || /^\.|[\\/]/.test(nameOrPath)) return resolve(nameOrPath);
  const names = models.map(({ name }) => name).join(', ');
  throw new EngineError(
    'model-unknown',
    `No model is called "${nameOrPath}". Use one of: ${names}; or the path of a model's folder.`,
  );
}

/**
 * Reads everything but the graph, whose bytes only go into the fingerprint.
 *
 * @throws EngineError `model-missing` with the file and the folder, `model-corrupt`
 */
export function readModelFolder(folder: string): ModelFolder {
  const checked = { folder, advice };
  checkFolder(checked);
  const modules = parseModules(readJson(checked, 'modules.json'));
  const onnxFiles = findOnnxFiles(checked);
  const configs = {
    modules: readJson(checked, 'modules.json'),
    pooling: readJson(checked, modules.poolingConfig),
    sentenceTransformers: readOptionalJson(checked, 'config_sentence_transformers.json'),
    sentenceBert: readOptionalJson(checked, 'sentence_bert_config.json'),
    tokenizerConfig: readOptionalJson(checked, 'tokenizer_config.json'),
    transformer: readOptionalJson(checked, 'config.json'),
  };
  const fingerprint = hashFiles(checked, [modules.poolingConfig, ...configFiles, ...onnxFiles]);
  return {
    spec: parseModelSpec(basename(folder), fingerprint, configs),
    folder,
    onnxPath: join(folder, onnxFiles[0] ?? ''),
    onnxSizeBytes: sizeOf(folder, onnxFiles),
    poolsInGraph: modules.poolsInGraph,
    tokenizerJson: readJson(checked, 'tokenizer.json'),
    tokenizerConfig: configs.tokenizerConfig ?? {},
  };
}

const advice = 'Check the setting kindred.model, or install Kindred again.';

/** The files that decide what vector a text gets; a changed README is the same model. */
const configFiles = [
  'modules.json',
  'config.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
];

function hashFiles(checked: CheckedFolder, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = existsSync(join(checked.folder, file)) ? readBytes(checked, file) : undefined;
    hash.update(`${file}\0${String(bytes?.length ?? -1)}\0`);
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}
