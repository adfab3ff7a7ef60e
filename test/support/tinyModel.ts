// A model's folder that is real in every file and small enough to read: four words, three
// numbers each. What a test wants broken, it breaks after.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tinyOnnx, type TinyGraph } from './tinyOnnx.ts';

export interface TinyModel {
  /** Flags of `1_Pooling/config.json` that are set. */
  readonly pooling?: readonly string[];
  readonly graph?: Partial<TinyGraph>;
  readonly maxTokens?: number;
  readonly prompts?: Readonly<Record<string, string>>;
  /** Puts [CLS] before and [SEP] after each text. */
  readonly specialTokens?: boolean;
  readonly onnxPath?: string;
  readonly moduleTypes?: readonly string[];
}

/** Ids of the words are their positions. */
const tinyWords = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'red', 'green', 'blue', 'grey'];

/** The vector of each word; the words of colours are three axes, `grey` lies between. */
export const tinyTable: readonly (readonly number[])[] = [
  [9, 9, 9], // padding is loud, so that a test sees it when it counts
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
  [1, 0, 0],
  [0, 2, 0],
  [0, 0, 4],
  [1, 1, 1],
];

/** @returns the folder, below the system's folder for temporary files */
export function writeTinyModel(model: TinyModel = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-model-'));
  const { pooling = ['pooling_mode_mean_tokens'], maxTokens = 16, prompts = {} } = model;
  const table = model.graph?.table ?? tinyTable;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'modules.json': JSON.stringify(
      (model.moduleTypes ?? ['Transformer', 'Pooling', 'Normalize']).map((type, idx) => ({
        idx,
        name: String(idx),
        path: idx === 0 ? '' : `${String(idx)}_${type}`,
        type: `sentence_transformers.models.${type}`,
      })),
    ),
    '1_Pooling/config.json': JSON.stringify({
      word_embedding_dimension: table[0]?.length,
      pooling_mode_mean_tokens: false,
      ...Object.fromEntries(pooling.map((flag) => [flag, true])),
    }),
    'config_sentence_transformers.json': JSON.stringify({ prompts }),
    'sentence_bert_config.json': JSON.stringify({ max_seq_length: maxTokens }),
    'tokenizer_config.json': JSON.stringify({ pad_token: '[PAD]', unk_token: '[UNK]' }),
    'tokenizer.json': JSON.stringify(tinyTokenizer(model.specialTokens ?? false)),
    [model.onnxPath ?? 'model.onnx']: tinyOnnx({ ...model.graph, table }),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function tinyTokenizer(specialTokens: boolean): object {
  const special = (id: string): object => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: '1.0',
    added_tokens: tinyWords
      .slice(0, 4)
      .map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: specialTokens
      ? {
          type: 'TemplateProcessing',
          single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
          pair: [],
          special_tokens: {},
        }
      : null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(tinyWords.map((word, id) => [word, id])),
    },
  };
}
