// Speed of an encoder on the texts of a folder: `node bench/encoding.ts [folder] [--model M]
// [--texts N] [--threads N]`. Prints one JSON object; times are of this machine, now.

import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readModelFolder, resolveModelFolder } from '../src/adapters/model-files/modelFolder.ts';
import { createOnnxEncoder } from '../src/adapters/onnx/onnxEncoder.ts';
import { createTokenizer } from '../src/adapters/tokenizer/tokenizer.ts';
import { silentLogger } from '../src/base/logger.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: 'kindred-sbert' },
    texts: { type: 'string', default: '1000' },
    threads: { type: 'string', default: '0' },
  },
});
const root = join(import.meta.dirname, '..');
const folder = positionals[0] ?? join(root, 'src');
const chunkLines = 30;

const texts = readTexts(folder, Number(values.texts));
const openStart = performance.now();
const model = readModelFolder(resolveModelFolder(values.model, join(root, 'models')));
const tokenizer = createTokenizer(model);
const encoder = await createOnnxEncoder({
  model,
  tokenizer,
  threads: Number(values.threads),
  logger: silentLogger,
});
const openMs = performance.now() - openStart;

const tokenizeStart = performance.now();
const tokens = texts.reduce((sum, text) => sum + encoder.countTokens(text), 0);
const tokenizeMs = performance.now() - tokenizeStart;

await encoder.encode(texts.slice(0, 8), 'document'); // the first run allocates
const slowestTurn = watchTurns();
const encodeStart = performance.now();
await encoder.encode(texts, 'document');
const encodeMs = performance.now() - encodeStart;
const longestTurnMs = slowestTurn();

const queries = 200;
const queryStart = performance.now();
for (let index = 0; index < queries; index++) {
  await encoder.encode([`where is the retry of request ${String(index)} decided`], 'query');
}
const queryMs = (performance.now() - queryStart) / queries;
encoder.dispose();

const result = {
  model: model.spec.name,
  device: encoder.device,
  texts: texts.length,
  tokens,
  openMs: Math.round(openMs),
  tokenizedTokensPerSecond: Math.round((tokens / tokenizeMs) * 1000),
  textsPerSecond: Math.round((texts.length / encodeMs) * 1000),
  tokensPerSecond: Math.round((tokens / encodeMs) * 1000),
  longestTurnMs: Math.round(longestTurnMs),
  queryMs: Number(queryMs.toFixed(2)),
  residentMB: Math.round(process.memoryUsage().rss / 2 ** 20),
};
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);

/** Windows of lines, path first, as the indexer sends them. */
function readTexts(from: string, limit: number): string[] {
  const chunks: string[] = [];
  const files = globSync('**/*.{ts,js,py,go,rs,java,c,cc,h,md}', { cwd: from }).sort();
  for (const path of files) {
    const file = join(from, path);
    if (path.includes('node_modules') || !statSync(file).isFile()) continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    for (let first = 0; first < lines.length && chunks.length < limit; first += chunkLines) {
      chunks.push(
        `${path}\n${lines
          .slice(first, first + chunkLines)
          .join('\n')
          .slice(0, 1500)}`,
      );
    }
  }
  if (chunks.length === 0) throw new Error(`No texts in ${from}.`);
  return Array.from({ length: limit }, (_, index) => chunks[index % chunks.length] ?? '');
}

/** @returns ends the watch and gives the longest time between two turns of the event loop, ms */
function watchTurns(): () => number {
  const watch = { longestMs: 0, lastMs: performance.now(), done: false };
  const turn = (): void => {
    const nowMs = performance.now();
    watch.longestMs = Math.max(watch.longestMs, nowMs - watch.lastMs);
    watch.lastMs = nowMs;
    if (!watch.done) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    watch.done = true;
    return watch.longestMs;
  };
}
