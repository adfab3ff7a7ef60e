// The systems of the Sentence-BERT paper side by side, on this machine, in one run: averaged word
// vectors, three poolings, bi-encoder against cross-encoder, exact search against HNSW.
//
//   npm run bench:sbert -- [--sentences 10000] [--texts FILE_OR_FOLDER] [--models DIR]
//                          [--pairs-sample 10000] [--cross-seconds 60] [--threads 0] [--out DIR]
//
// KINDRED_DATA_DIR  holds sts/ and mrpc/ (not part of this repository): the sentences, and the
//                   judgements of STS-B; --texts takes sentences of any text instead
//
// A run of 10,000 sentences writes bench/results/sbert.json, sbert.md and docs/sbert-cost.svg,
// which are committed; a smaller one writes bench/out, and --out writes all three there.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  MissingMaterial,
  outFolder,
  repositoryFolder,
  resultsFolder,
  runBench,
} from './lib/paths.ts';
import { drawCosts } from './sbert/costPlot.ts';
import { measureSbert } from './sbert/measure.ts';
import { paper, sbertReport } from './sbert/report.ts';
import type { SbertResults } from './sbert/results.ts';
import { readJudgedPairs, readSentences } from './sbert/sentences.ts';

const { values } = parseArgs({
  options: {
    sentences: { type: 'string', default: String(paper.sentences) },
    texts: { type: 'string' },
    models: { type: 'string', default: join(repositoryFolder, 'models') },
    'pairs-sample': { type: 'string', default: '10000' },
    'cross-seconds': { type: 'string', default: '60' },
    threads: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});

await runBench(main);

async function main(): Promise<void> {
  const sentences = readSentences(count('sentences', 2), values.texts);
  const results = await measureSbert({
    modelsFolder: resolve(values.models),
    sentences,
    judged: readJudgedPairs(),
    pairsSample: count('pairs-sample', 1),
    crossSeconds: count('cross-seconds', 0),
    threads: count('threads', 0),
    progress: (step) => {
      console.error(step);
    },
  });
  const report = sbertReport(results);
  console.log(report);
  printPair(results, sentences.texts);
  write(results, report);
}

function count(flag: keyof typeof values, least: number): number {
  const value = Number(values[flag]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new MissingMaterial(
    `Expected a whole number from ${least} for --${flag}, got "${values[flag] ?? ''}".`,
  );
}

/** To the terminal only: no sentence of a set is kept. */
function printPair({ systems }: SbertResults, texts: readonly string[]): void {
  for (const system of systems) {
    if (system.state === 'missing' || system.pair === undefined) continue;
    const { first, second, similarity } = system.pair;
    console.log(`${system.name}, ${system.search}: ${similarity.toFixed(4)}`);
    console.log(`  ${texts[first] ?? ''}\n  ${texts[second] ?? ''}`);
  }
}

function write(results: SbertResults, report: string): void {
  const isWhole = results.sentences >= paper.sentences && values.texts === undefined;
  const folder = resolve(values.out ?? (isWhole ? resultsFolder : outFolder));
  const pictures = values.out === undefined && isWhole ? join(repositoryFolder, 'docs') : folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sbert.json'), `${JSON.stringify(results, keptDigits, 1)}\n`);
  writeFileSync(join(folder, 'sbert.md'), report);
  writeFileSync(join(pictures, 'sbert-cost.svg'), drawCosts(results.curves));
  console.error(`Written to ${folder} and ${pictures}.`);
}

/** Six digits of what was measured; counts stay as they are. */
function keptDigits(_key: string, value: unknown): unknown {
  const isMeasured = typeof value === 'number' && !Number.isInteger(value);
  return isMeasured ? Number(value.toPrecision(6)) : value;
}
