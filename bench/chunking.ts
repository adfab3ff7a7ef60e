// Speed of cutting alone: `node bench/chunking.ts FOLDER [--model M] [--slowest N]`. Reads the
// files as the indexer does, then times reading the syntax, counting tokens and cutting, on one
// core. Prints one JSON object; times are of this machine, now.

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readModelFolder, resolveModelFolder } from '../src/adapters/model-files/modelFolder.ts';
import { createTokenizer } from '../src/adapters/tokenizer/tokenizer.ts';
import { createTreeSitterParser } from '../src/adapters/tree-sitter/treeSitterParser.ts';
import { silentLogger } from '../src/base/logger.ts';
import { createChunker } from '../src/core/chunking/createChunker.ts';
import type { OutlineParser } from '../src/core/chunking/outline.ts';
import type { SourceDocument } from '../src/core/model.ts';
import { copyGrammars } from '../scripts/grammars.mjs';
import { readDocuments } from './lib/readDocuments.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: 'kindred-sbert' },
    slowest: { type: 'string', default: '3' },
  },
});
const root = join(import.meta.dirname, '..');
const folder = resolve(positionals[0] ?? join(root, 'src'));
const grammarsFolder = join(root, 'dist/grammars');
copyGrammars(grammarsFolder);

const documents = await readDocuments(folder);
const modelFolder = readModelFolder(resolveModelFolder(values.model, join(root, 'models')));
const tokenizer = createTokenizer(modelFolder);
const spent = { parseMs: 0, countMs: 0 };
const parser = timedParser(createTreeSitterParser({ grammarsFolder, logger: silentLogger }));
const chunker = createChunker({ parser });
const budget = { maxTokens: modelFolder.spec.maxTokens - 2, countTokens: timedCount };

interface FileRun {
  readonly document: SourceDocument;
  readonly chunks: number;
  readonly ms: number;
  readonly fallback: string | undefined;
}

// Grammars are compiled when the first file needs them: a run of its own.
const loadMs = await timeOf(async () => {
  const firsts = new Map(documents.map((document) => [document.language, document]));
  for (const document of firsts.values()) await chunker.chunk(document, budget);
});
Object.assign(spent, { parseMs: 0, countMs: 0 });

const runs: FileRun[] = [];
let chunkTokens: number[] = [];
const totalMs = await timeOf(async () => {
  for (const document of documents) {
    const startMs = performance.now();
    const { chunks, fallback } = await chunker.chunk(document, budget);
    runs.push({ document, chunks: chunks.length, ms: performance.now() - startMs, fallback });
    chunkTokens.push(...chunks.map(({ text }) => text.length));
  }
});
chunker.dispose();
chunkTokens = chunkTokens.sort((a, b) => a - b);

const megabytes = documents.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
const result = {
  files: documents.length,
  megabytes: round(megabytes),
  chunks: chunkTokens.length,
  medianChunkCharacters: chunkTokens[chunkTokens.length >> 1] ?? 0,
  loadMs: Math.round(loadMs),
  totalMs: Math.round(totalMs),
  megabytesPerSecond: round(megabytes / (totalMs / 1000)),
  megabytesPerSecondWithoutTokens: round(megabytes / ((totalMs - spent.countMs) / 1000)),
  parseShare: round(spent.parseMs / totalMs),
  countShare: round(spent.countMs / totalMs),
  fallbacks: runs.flatMap(({ document, fallback }) =>
    fallback === undefined ? [] : [`${document.path}: ${fallback}`],
  ),
  slowest: [...runs]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, Number(values.slowest))
    .map(({ document, ms }) => `${document.path}: ${String(Math.round(ms))} ms`),
  residentMB: Math.round(process.memoryUsage().rss / 2 ** 20),
};
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);

function timedParser(inner: OutlineParser): OutlineParser {
  return {
    outline: async (language, text, deadlineMs) => {
      const startMs = performance.now();
      const outline = await inner.outline(language, text, deadlineMs);
      spent.parseMs += performance.now() - startMs;
      return outline;
    },
    dispose: () => {
      inner.dispose();
    },
  };
}

function timedCount(text: string): number {
  const startMs = performance.now();
  const count = tokenizer.countTokens(text);
  spent.countMs += performance.now() - startMs;
  return count;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
