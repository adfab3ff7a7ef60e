// Writes test/golden/encoding/<model>.json: reference vectors that owe nothing to Kindred's own
// tokenising, batching, pooling and normalising. Ids come from the plain tokenizer library, one
// text at a time; vectors are the graph's own `sentence_embedding`.
//
//   node scripts/goldenVectors.mjs [model]        then review the diff as code

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const name = process.argv[2] ?? 'kindred-sbert';
const root = join(import.meta.dirname, '..');
const folder = join(root, 'models', name);
const golden = join(root, 'test/golden/encoding', `${name}.json`);
/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const maxTokens = readJson(join(folder, 'sentence_bert_config.json')).max_seq_length;
const tokenizer = new Tokenizer(
  readJson(join(folder, 'tokenizer.json')),
  readJson(join(folder, 'tokenizer_config.json')),
);
const unknownId = tokenizer.token_to_id('[UNK]');
const session = await InferenceSession.create(join(folder, 'model.onnx'));

const texts = readJson(join(root, 'test/golden/encoding/texts.json'));
const cases = [];
for (const [title, text] of Object.entries(texts)) {
  const ids = tokenizer.encode(text).ids.slice(0, maxTokens);
  const fed = BigInt64Array.from((ids.length === 0 ? [unknownId ?? 0] : ids).map(BigInt));
  const outputs = await session.run(
    {
      input_ids: new Tensor('int64', fed, [1, fed.length]),
      attention_mask: new Tensor(
        'int64',
        fed.map(() => 1n),
        [1, fed.length],
      ),
    },
    ['sentence_embedding'],
  );
  /** @type {ArrayLike<unknown>} */
  const values = outputs['sentence_embedding']?.data ?? [];
  const vector = Array.from(values, (value) => Number(Number(value).toFixed(5)));
  cases.push({ title, tokens: ids.length, vector });
}
const lines = cases.map((each) => `  ${JSON.stringify(each)}`);
writeFileSync(golden, `[\n${lines.join(',\n')}\n]\n`);
