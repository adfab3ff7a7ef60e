// The search core on public pairs of questions and code: CoSQA dev and MBPP.
//
//   npm run bench:corpora -- [--only cosqa|mbpp]
//
// KINDRED_DATA_DIR names the folder with cosqa/ and mbpp/ (not part of this repository). A run of
// both writes bench/results/corpora.md.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measurePairs, readCosqa, readMbpp } from './lib/corporaRun.ts';
import { folderFrom, MissingMaterial, resultsFolder, runBench } from './lib/paths.ts';
import { type Cell, markdownTable } from './lib/table.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const readers = { cosqa: readCosqa, mbpp: readMbpp };

await runBench(main);

async function main(): Promise<void> {
  const dataFolder = folderFrom('KINDRED_DATA_DIR', 'the folder with cosqa/ and mbpp/');
  const chosen = Object.entries(readers).filter(([name]) => (values.only ?? name) === name);
  if (chosen.length === 0) {
    throw new MissingMaterial(`Expected cosqa or mbpp for --only, got "${values.only ?? ''}".`);
  }
  const rows: Cell[][] = [];
  for (const [, read] of chosen) {
    const set = read(dataFolder);
    const work = mkdtempSync(join(tmpdir(), 'kindred-corpora-'));
    try {
      for (const { mode, reciprocalRank, recall10 } of await measurePairs(set, work)) {
        const counts = [String(set.questions.length), String(set.corpus.length)];
        rows.push([set.name, ...counts, mode, reciprocalRank, recall10]);
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  const head = ['set', 'questions', 'files', 'answered by', 'MRR@10', 'recall@10'];
  const table = markdownTable(head, rows);
  console.log(table);
  if (values.only === undefined) writeFileSync(join(resultsFolder, 'corpora.md'), reportOf(table));
}

function reportOf(table: string): string {
  return `# Questions and code\n\nWritten by \`npm run bench:corpora\`: every piece of code is a file, a question is answered when its\nfile is found.\n\n${table}\n`;
}
