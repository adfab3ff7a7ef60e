import { describe, expect, it } from 'vitest';
import { hasCode } from '../../../../src/base/errors.ts';
import type { ModelSpec } from '../../../../src/core/encoding/encoder.ts';
import {
  type ModelConfigs,
  parseModelSpec,
  parseModules,
} from '../../../../src/core/encoding/modelSpec.ts';

const modules = [
  { idx: 0, path: '', type: 'sentence_transformers.models.Transformer' },
  { idx: 1, path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
  { idx: 2, path: '2_Normalize', type: 'sentence_transformers.models.Normalize' },
];
const pooling = { word_embedding_dimension: 8, pooling_mode_mean_tokens: true };

function parse(configs: Partial<ModelConfigs> = {}): ModelSpec {
  return parseModelSpec('tiny', 'abc', { modules, pooling, ...configs });
}

function errorOf(action: () => unknown): { code: boolean; message: string } {
  try {
    action();
  } catch (error) {
    return { code: hasCode(error, 'model-corrupt'), message: String(error) };
  }
  return { code: false, message: 'nothing was thrown' };
}

describe('parseModelSpec', () => {
  it('reads dimension, pooling and window, and has no prompts where none are named', () => {
    expect(parse({ sentenceBert: { max_seq_length: 128 } })).toEqual({
      name: 'tiny',
      fingerprint: 'abc',
      dimension: 8,
      maxTokens: 128,
      pooling: 'mean',
      prompts: { query: '', document: '' },
    });
  });

  const flags = [
    ['pooling_mode_mean_tokens', 'mean'],
    ['pooling_mode_max_tokens', 'max'],
    ['pooling_mode_cls_token', 'cls'],
    ['pooling_mode_lasttoken', 'lasttoken'],
    ['pooling_mode_weightedmean_tokens', 'weightedmean'],
  ] as const;
  for (const [flag, mode] of flags) {
    it(`reads ${flag} as ${mode}`, () => {
      expect(parse({ pooling: { word_embedding_dimension: 8, [flag]: true } }).pooling).toBe(mode);
    });
  }

  const windows: readonly [string, Partial<ModelConfigs>, number][] = [
    [
      'sentence_bert_config.json first',
      { sentenceBert: { max_seq_length: 64 }, tokenizerConfig: { model_max_length: 128 } },
      64,
    ],
    ['the tokenizer’s where it is silent', { tokenizerConfig: { model_max_length: 128 } }, 128],
    [
      'not the tokenizer’s "no limit"',
      {
        tokenizerConfig: { model_max_length: 1e30 },
        transformer: { max_position_embeddings: 300 },
      },
      300,
    ],
    [
      'never more than there are positions',
      { sentenceBert: { max_seq_length: 1024 }, transformer: { max_position_embeddings: 256 } },
      256,
    ],
    ['that of BERT where nobody says', {}, 512],
  ];
  for (const [name, configs, expected] of windows) {
    it(`takes as window ${name}`, () => {
      expect(parse(configs).maxTokens).toBe(expected);
    });
  }

  const prompts: readonly [string, unknown, ModelSpec['prompts']][] = [
    [
      'query and document',
      { prompts: { query: 'Q: ', document: 'D: ' } },
      { query: 'Q: ', document: 'D: ' },
    ],
    [
      'passage, the older name',
      { prompts: { query: 'Q: ', passage: 'P: ' } },
      { query: 'Q: ', document: 'P: ' },
    ],
    [
      'the default one',
      { prompts: { all: 'A: ' }, default_prompt_name: 'all' },
      { query: 'A: ', document: 'A: ' },
    ],
    ['none', { prompts: {}, default_prompt_name: null }, { query: '', document: '' }],
  ];
  for (const [name, sentenceTransformers, expected] of prompts) {
    it(`reads prompts: ${name}`, () => {
      expect(parse({ sentenceTransformers }).prompts).toEqual(expected);
    });
  }

  const broken: readonly [string, unknown, string][] = [
    ['no flag', { word_embedding_dimension: 8 }, 'set: none'],
    [
      'two flags',
      { ...pooling, pooling_mode_cls_token: true },
      'set: pooling_mode_mean_tokens, pooling_mode_cls_token',
    ],
    [
      'an unknown flag',
      { word_embedding_dimension: 8, pooling_mode_mean_sqrt_len_tokens: true },
      'set: pooling_mode_mean_sqrt_len_tokens',
    ],
    ['no dimension', { pooling_mode_mean_tokens: true }, 'word_embedding_dimension'],
    ['prompts left out', { ...pooling, include_prompt: false }, 'include_prompt'],
    ['a list', [], 'word_embedding_dimension'],
  ];
  for (const [name, config, message] of broken) {
    it(`refuses a pooling config with ${name} and says what it found`, () => {
      const error = errorOf(() => parse({ pooling: config }));
      expect(error.code).toBe(true);
      expect(error.message).toContain(message);
    });
  }
});

describe('parseModules', () => {
  it('finds the pooling config', () => {
    expect(parseModules(modules)).toEqual({
      poolingConfig: '1_Pooling/config.json',
      poolsInGraph: false,
    });
  });

  it('leaves modules that only the graph can hold to the graph', () => {
    const dense = [...modules, { path: '3_Dense', type: 'sentence_transformers.models.Dense' }];
    expect(parseModules(dense).poolsInGraph).toBe(true);
  });

  for (const broken of [
    {},
    'text',
    null,
    [],
    [{ type: 'sentence_transformers.models.Transformer' }],
  ]) {
    it(`refuses ${JSON.stringify(broken)}`, () => {
      expect(errorOf(() => parseModules(broken)).code).toBe(true);
    });
  }
});
