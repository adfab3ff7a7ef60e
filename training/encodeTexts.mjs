// Vectors of texts by the product's own encoder, for the evaluate step.
//
//   node encodeTexts.mjs <model folder> <texts.json> <out file>
//
// Writes unit rows as float32, little endian, in the order of the texts.

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readModelFolder } from '../src/adapters/model-files/modelFolder.ts';
import { createOnnxEncoder } from '../src/adapters/onnx/onnxEncoder.ts';
import { createTokenizer } from '../src/adapters/tokenizer/tokenizer.ts';

const [folder = '', textsFile = '', outFile = ''] = process.argv.slice(2);
const model = readModelFolder(resolve(folder));
const silent = () => undefined;
const logger = {
  log: silent,
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  trace: silent,
};
const encoder = await createOnnxEncoder({
  model,
  tokenizer: createTokenizer(model),
  threads: 2,
  logger,
});
const texts = JSON.parse(readFileSync(textsFile, 'utf8'));
const { data } = await encoder.encode(texts, 'document');
writeFileSync(outFile, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
encoder.dispose();
