// Finds and reads a model's folder in sentence-transformers layout. What the files mean is
// decided in `core/encoding/modelSpec.ts`; nothing is downloaded.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { EngineError, messageOf } from '../../base/errors.ts';
import { findModel, models } from '../../core/encoding/models.ts';
import { type ModelFolder, parseModelSpec, parseModules } from '../../core/encoding/modelSpec.ts';

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
  if (!existsSync(folder)) {
    throw new EngineError(
      'model-missing',
      `The model's folder ${folder} does not exist. ${advice}`,
    );
  }
  const modules = parseModules(readJson(folder, 'modules.json'));
  const onnxFiles = findOnnxFiles(folder);
  const configs = {
    modules: readJson(folder, 'modules.json'),
    pooling: readJson(folder, modules.poolingConfig),
    sentenceTransformers: readOptionalJson(folder, 'config_sentence_transformers.json'),
    sentenceBert: readOptionalJson(folder, 'sentence_bert_config.json'),
    tokenizerConfig: readOptionalJson(folder, 'tokenizer_config.json'),
    transformer: readOptionalJson(folder, 'config.json'),
  };
  const fingerprint = hashFiles(folder, [modules.poolingConfig, ...configFiles, ...onnxFiles]);
  return {
    spec: parseModelSpec(basename(folder), fingerprint, configs),
    folder,
    onnxPath: join(folder, onnxFiles[0] ?? ''),
    onnxSizeBytes: onnxFiles.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0),
    poolsInGraph: modules.poolsInGraph,
    tokenizerJson: readJson(folder, 'tokenizer.json'),
    tokenizerConfig: configs.tokenizerConfig ?? {},
  };
}

/** The files that decide what vector a text gets; a changed README is the same model. */
const configFiles = [
  'modules.json',
  'config.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
];

const advice = 'Check the setting kindred.model, or install Kindred again.';

/** @returns the graph first, then the files that hold its weights; relative to the folder */
function findOnnxFiles(folder: string): readonly string[] {
  const found = ['', 'onnx'].flatMap((part) =>
    namesIn(join(folder, part)).map((name) => (part === '' ? name : `${part}/${name}`)),
  );
  const graphs = found.filter((path) => path.endsWith('.onnx'));
  const graph =
    graphs.find((path) => path === 'model.onnx') ??
    graphs.find((path) => path === 'onnx/model.onnx') ??
    graphs.find((path) => /quant|q?u?int8/.test(path)) ??
    graphs[0];
  if (graph === undefined) throw missing(folder, 'model.onnx (or onnx/model.onnx)');
  const weights = [`${graph}_data`, `${graph}.data`].filter((path) => found.includes(path));
  return [graph, ...weights];
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
}

function hashFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = existsSync(join(folder, file)) ? readBytes(folder, file) : undefined;
    hash.update(`${file}\0${String(bytes?.length ?? -1)}\0`);
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

function readOptionalJson(folder: string, file: string): unknown {
  return existsSync(join(folder, file)) ? readJson(folder, file) : undefined;
}

function readJson(folder: string, file: string): unknown {
  const text = readBytes(folder, file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EngineError(
      'model-corrupt',
      `${file} in the model's folder ${folder} is not valid JSON: ${messageOf(error)}. ${advice}`,
      error,
    );
  }
}

function readBytes(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch (error) {
    throw missing(folder, file, error);
  }
}

function missing(folder: string, file: string, cause?: unknown): EngineError {
  const reason = cause === undefined ? 'is missing' : `cannot be read (${messageOf(cause)})`;
  return new EngineError(
    'model-missing',
    `${file} of the model in ${folder} ${reason}. ${advice}`,
    cause,
  );
}
