// Ids of texts by the product's own tokenizer, for training/kindred_training/tokenizer/check_ids.py.
//
//   node productIds.mjs <folder with tokenizer.json, tokenizer_config.json, texts.json>

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenizer } from '../src/adapters/tokenizer/tokenizer.ts';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const tokenizer = createTokenizer({
  folder,
  tokenizerJson: read('tokenizer.json'),
  tokenizerConfig: read('tokenizer_config.json'),
});
process.stdout.write(JSON.stringify(read('texts.json').map((text) => tokenizer.encode(text))));
