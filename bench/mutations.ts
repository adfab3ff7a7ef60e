// Real functions, changed as copies are changed: how many are still told as duplicates?
//
//   npm run bench:mutations -- [--functions 500] [--no-model]
//
// KINDRED_SETS_DIR names the checkouts of the own test sets (npm run bench:checkout). A run of 500
// functions writes bench/results/mutations.json and mutations.md; a smaller one bench/out.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDuplicateSets } from '../test/quality/duplicates/duplicateSets.ts';
import { readDocuments } from './lib/readDocuments.ts';
import { measureMutations } from './duplicates/mutations/measureMutations.ts';
import { mutationReport } from './duplicates/mutations/mutationReport.ts';
import {
  functionsIn,
  type SampledFunction,
  takeInTurns,
} from './duplicates/mutations/sampleFunctions.ts';
import { openFolder } from './lib/openedFolder.ts';
import { existing, folderFrom, outFolder, resultsFolder, runBench } from './lib/paths.ts';

const { values } = parseArgs({
  options: {
    functions: { type: 'string', default: '500' },
    'no-model': { type: 'boolean', default: false },
  },
});
const wholeRun = 500;
const seed = 11;

await runBench(main);

async function main(): Promise<void> {
  const count = Number(values.functions);
  const byLanguage = await sampleCheckouts();
  const functions = takeInTurns([...byLanguage.values()], count);
  const work = mkdtempSync(join(tmpdir(), 'kindred-mutations-'));
  try {
    const figures = await measureMutations(
      {
        functions,
        distractors: distractorsFor(functions, byLanguage),
        folder: join(work, 'functions'),
      },
      (folder) =>
        openFolder({ folder, indexLocation: join(work, 'indexes'), encoder: !values['no-model'] }),
    );
    const report = mutationReport(figures, functions.length);
    console.log(report);
    const folder = count >= wholeRun && !values['no-model'] ? resultsFolder : outFolder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'mutations.md'), report);
    writeFileSync(join(folder, 'mutations.json'), `${JSON.stringify(figures, undefined, 1)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function sampleCheckouts(): Promise<ReadonlyMap<string, readonly SampledFunction[]>> {
  const checkouts = folderFrom('KINDRED_SETS_DIR', 'the checkouts of the sets');
  const byLanguage = new Map<string, SampledFunction[]>();
  for (const { name } of readDuplicateSets()) {
    const folder = existing(join(checkouts, name), 'Run npm run bench:checkout');
    for (const [language, own] of await functionsIn(await readDocuments(folder), seed)) {
      byLanguage.set(language, [...(byLanguage.get(language) ?? []), ...own]);
    }
  }
  return byLanguage;
}

/** Functions that are not mutated, of the language of the file they come to stand in. */
function distractorsFor(
  functions: readonly SampledFunction[],
  byLanguage: ReadonlyMap<string, readonly SampledFunction[]>,
): SampledFunction[] {
  const taken = new Set(functions);
  const left = new Map(
    [...byLanguage].map(([language, own]) => [language, own.filter((other) => !taken.has(other))]),
  );
  return [...functions, ...functions].map((own) => {
    const others = left.get(own.language) ?? [];
    const index = others.findIndex(({ extension }) => extension === own.extension);
    return others.splice(index, index < 0 ? 0 : 1)[0] ?? { ...own, extension: '' };
  });
}
