// Reads what a model says of itself from the JSON files of a sentence-transformers folder.
// Pure: the adapter reads the files, this decides what they mean.

import { EngineError } from '../../base/errors.ts';
import type { ModelSpec, PoolingMode } from './encoder.ts';

/** A model's folder, read and checked; what the tokenizer and the runtime are made from. */
export interface ModelFolder {
  readonly spec: ModelSpec;
  readonly folder: string;
  /** Absolute path of the graph. */
  readonly onnxPath: string;
  /** Of the graph with its external data; the cost of a token grows with it. */
  readonly onnxSizeBytes: number;
  /** True when modules follow that only the graph can hold, such as Dense. */
  readonly poolsInGraph: boolean;
  readonly tokenizerJson: unknown;
  readonly tokenizerConfig: unknown;
}

/** The parsed JSON files; undefined where the folder has no such file. */
export interface ModelConfigs {
  /** `modules.json` */
  readonly modules: unknown;
  /** `1_Pooling/config.json` */
  readonly pooling: unknown;
  /** `config_sentence_transformers.json`: prompts. */
  readonly sentenceTransformers?: unknown;
  /** `sentence_bert_config.json`: the window. */
  readonly sentenceBert?: unknown;
  /** `tokenizer_config.json` and `config.json`: the window, where the former does not say it. */
  readonly tokenizerConfig?: unknown;
  readonly transformer?: unknown;
}

/** What `modules.json` lists. */
export interface ModelModules {
  /** Relative to the model's folder. */
  readonly poolingConfig: string;
  readonly poolsInGraph: boolean;
}

/** @throws EngineError `model-corrupt` when there is no list of modules with a Pooling in it */
export function parseModules(modules: unknown): ModelModules {
  if (!Array.isArray(modules)) throw corrupt('modules.json must hold a list of modules.');
  const list = modules.map((module: unknown) => ({
    // `sentence_transformers.models.Pooling`; newer versions have longer paths, same last part.
    type: (textOf(module, 'type') ?? '').split('.').at(-1) ?? '',
    path: textOf(module, 'path') ?? '',
  }));
  const pooling = list.find((module) => module.type === 'Pooling');
  if (!pooling) throw corrupt('modules.json must list a Pooling module.');
  return {
    poolingConfig: `${pooling.path}/config.json`,
    poolsInGraph: list.some((module) => !modulesOfTheHost.includes(module.type)),
  };
}

const modulesOfTheHost = ['Transformer', 'StaticEmbedding', 'Pooling', 'Normalize'];

/**
 * @throws EngineError `model-corrupt` with the file, what was expected and what is there
 */
export function parseModelSpec(
  name: string,
  fingerprint: string,
  configs: ModelConfigs,
): ModelSpec {
  return {
    name,
    fingerprint,
    dimension: parseDimension(configs.pooling),
    maxTokens: parseMaxTokens(configs),
    pooling: parsePoolingMode(configs.pooling),
    prompts: parsePrompts(configs.sentenceTransformers),
  };
}

/** The flags of `1_Pooling/config.json`; exactly one may be set. */
const poolingFlags: Readonly<Record<string, PoolingMode>> = {
  pooling_mode_mean_tokens: 'mean',
  pooling_mode_max_tokens: 'max',
  pooling_mode_cls_token: 'cls',
  pooling_mode_lasttoken: 'lasttoken',
  pooling_mode_weightedmean_tokens: 'weightedmean',
};

function parsePoolingMode(pooling: unknown): PoolingMode {
  const config = isRecord(pooling) ? pooling : {};
  if (config['include_prompt'] === false) {
    throw corrupt(
      'The pooling config leaves prompts out (include_prompt), which is not supported.',
    );
  }
  const set = Object.keys(config).filter(
    (key) => key.startsWith('pooling_mode_') && config[key] === true,
  );
  const mode = poolingFlags[set[0] ?? ''];
  if (set.length === 1 && mode !== undefined) return mode;
  const seen = set.length === 0 ? 'none' : set.join(', ');
  const known = Object.keys(poolingFlags).join(', ');
  throw corrupt(`The pooling config must set exactly one of ${known}; set: ${seen}.`);
}

function parseDimension(pooling: unknown): number {
  const dimension = positiveOf(pooling, 'word_embedding_dimension');
  if (dimension !== undefined) return dimension;
  throw corrupt('The pooling config must give word_embedding_dimension, a positive whole number.');
}

/** Where several files name a window, the first of this order is what the model was made with. */
export function parseMaxTokens(
  configs: Pick<ModelConfigs, 'sentenceBert' | 'tokenizerConfig' | 'transformer'>,
): number {
  const named = [
    positiveOf(configs.sentenceBert, 'max_seq_length'),
    positiveOf(configs.tokenizerConfig, 'model_max_length'),
    positiveOf(configs.transformer, 'max_position_embeddings'),
  ];
  const positions = named[2] ?? Infinity;
  const window = named.find((tokens) => tokens !== undefined && tokens < unlimitedTokens);
  return Math.min(window ?? fallbackMaxTokens, positions);
}

const unlimitedTokens = 1_000_000; // tokenizer_config.json says "no limit" with 1e30
const fallbackMaxTokens = 512; // the window of BERT

/** The names under which models keep the prompt of each kind, most common first. */
const promptNames = { query: ['query'], document: ['document', 'passage', 'corpus'] };

function parsePrompts(config: unknown): ModelSpec['prompts'] {
  const prompts = isRecord(config) ? config['prompts'] : undefined;
  const fallback = textOf(prompts, textOf(config, 'default_prompt_name') ?? '') ?? '';
  const find = (names: readonly string[]): string =>
    names.map((name) => textOf(prompts, name)).find((prompt) => prompt !== undefined) ?? fallback;
  return { query: find(promptNames.query), document: find(promptNames.document) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, key: string): string | undefined {
  const field = isRecord(value) ? value[key] : undefined;
  return typeof field === 'string' ? field : undefined;
}

function positiveOf(value: unknown, key: string): number | undefined {
  const field = isRecord(value) ? value[key] : undefined;
  return typeof field === 'number' && Number.isInteger(field) && field > 0 ? field : undefined;
}

function corrupt(message: string): EngineError {
  return new EngineError('model-corrupt', `${message} Fetch the model again, or choose another.`);
}
