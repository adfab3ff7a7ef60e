// Runs a graph on token ids, for the export step and its tests: how Python sees what the product
// will get.
//
//   node runOnnx.mjs <model.onnx> <ids.json> <output name> <out file> [--provider cpu] [--threads 2]
//
// ids.json: list of texts, each a list of ids, or for a scorer {"ids": […], "segments": […]}.
// The output's rows are written as float32, little endian, in the order of the texts. Batches are
// sorted by length, as in the product. Prints {"loadMs", "elapsedMs", "tokens"} as JSON.

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: 'string', default: 'cpu' },
    threads: { type: 'string', default: '2' },
    batch: { type: 'string', default: '32' },
  },
});
const [model = '', idsFile = '', output = '', outFile = ''] = positionals;
const texts = JSON.parse(readFileSync(idsFile, 'utf8')).map((text) =>
  Array.isArray(text) ? { ids: text, segments: text.map(() => 0) } : text,
);

const openedMs = performance.now();
const session = await InferenceSession.create(model, {
  executionProviders: [values.provider],
  intraOpNumThreads: Number(values.threads),
  logSeverityLevel: 3,
});
const loadMs = performance.now() - openedMs;

const order = texts.map((_, index) => index);
order.sort((a, b) => texts[a].ids.length - texts[b].ids.length);
const rows = [];
const startedMs = performance.now();
for (let start = 0; start < order.length; start += Number(values.batch)) {
  const batch = order.slice(start, start + Number(values.batch));
  const result = (await session.run(feedsOf(batch), [output]))[output];
  const size = result.data.length / batch.length;
  batch.forEach((index, row) => {
    rows[index] = result.data.slice(row * size, (row + 1) * size);
  });
}
const elapsedMs = performance.now() - startedMs;
writeFileSync(
  outFile,
  Buffer.concat(rows.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength))),
);
const tokens = texts.reduce((sum, { ids }) => sum + ids.length, 0);
process.stdout.write(JSON.stringify({ loadMs, elapsedMs, tokens }));

function feedsOf(batch) {
  const width = Math.max(...batch.map((index) => texts[index].ids.length));
  const tensorOf = (valueOf) => {
    const data = new BigInt64Array(batch.length * width);
    batch.forEach((index, row) => {
      const { ids } = texts[index];
      for (let token = 0; token < ids.length; token++)
        data[row * width + token] = BigInt(valueOf(texts[index], token));
    });
    return new Tensor('int64', data, [batch.length, width]);
  };
  const all = {
    input_ids: (text, token) => text.ids[token],
    attention_mask: () => 1,
    token_type_ids: (text, token) => text.segments[token],
  };
  return Object.fromEntries(session.inputNames.map((name) => [name, tensorOf(all[name])]));
}
