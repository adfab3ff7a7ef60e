// Our search for duplicates beside jscpd 5 on real repositories, in one run: what both tell, what
// only one tells, and what they cost.
//
//   npm run bench:jscpd -- [--sets jq,leveldb,puma] [--sample 60]
//
// KINDRED_SETS_DIR names the checkouts (npm run bench:checkout). jscpd is installed into bench/out
// with npm; nothing of it is part of the product. Writes bench/results/jscpd.md and jscpd.json, and
// a sample of what only we tell to bench/out/jscpd/beyond.jsonl, for labelling: labels are kept in
// test/quality/duplicates/beyond.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  beyondFolder,
  readDuplicateSets,
  spanText,
} from '../test/quality/duplicates/duplicateSets.ts';
import { drawn } from './duplicates/drawn.ts';
import { judgePairs } from './duplicates/judgement.ts';
import { beyond, compareClones, pairsOf, type ToldPair } from './duplicates/jscpd/compareClones.ts';
import { type Comparison, jscpdReport } from './duplicates/jscpd/jscpdReport.ts';
import { reasonsFor } from './duplicates/jscpd/reasons.ts';
import { installJscpd, runJscpd, runKindred } from './duplicates/jscpd/runTools.ts';
import { existing, folderFrom, outFolder, resultsFolder, runBench } from './lib/paths.ts';

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'jq,leveldb,puma' },
    sample: { type: 'string', default: '60' },
  },
});
const sampleSeed = 60;

await runBench(main);

async function main(): Promise<void> {
  const checkouts = folderFrom('KINDRED_SETS_DIR', 'the checkouts of the sets');
  const out = join(outFolder, 'jscpd');
  const program = installJscpd(join(out, 'program'));
  const comparisons: Comparison[] = [];
  const toldBeyond: (ToldPair & { readonly set: string })[] = [];
  for (const name of values.sets.split(',')) {
    const folder = existing(resolve(checkouts, name), 'Run npm run bench:checkout');
    const runFolder = join(out, name);
    mkdirSync(runFolder, { recursive: true });
    const jscpd = runJscpd(program, folder, runFolder);
    const kindred = runKindred(folder, runFolder);
    const { clusters } = kindred.report;
    const reasonOf = await reasonsFor(folder, kindred.skipped);
    const only = beyond(pairsOf(clusters), jscpd.clones);
    toldBeyond.push(...only.map((pair) => ({ ...pair, set: name })));
    const labelled = readDuplicateSets(beyondFolder).find((set) => set.name === name)?.pairs ?? [];
    comparisons.push({
      name,
      compared: await compareClones(jscpd.clones, clusters, reasonOf),
      beyond: only,
      labelled: judgePairs(labelled, clusters),
      leftOut: kindred.report.leftOut,
      jscpd: jscpd.cost,
      indexing: kindred.indexing,
      finding: kindred.finding,
    });
  }
  writeSample(out, toldBeyond);
  const report = jscpdReport(comparisons);
  console.log(report);
  writeFileSync(join(resultsFolder, 'jscpd.md'), report);
  const kept = comparisons.map(({ compared, beyond: only, ...rest }) => ({
    ...rest,
    clones: compared.length,
    notFound: compared.filter(({ found }) => !found),
    onlyOurs: only.length,
  }));
  writeFileSync(join(resultsFolder, 'jscpd.json'), `${JSON.stringify(kept, undefined, 1)}\n`);
}

function writeSample(out: string, pairs: readonly (ToldPair & { readonly set: string })[]): void {
  const sample = drawn(pairs, Number(values.sample), sampleSeed).map(
    ({ set, a, b, cloneType, similarity }) => ({
      set,
      cloneType,
      similarity,
      a: spanText({ path: a.path, ...a.lines }),
      b: spanText({ path: b.path, ...b.lines }),
    }),
  );
  const lines = sample.map((pair) => JSON.stringify(pair));
  writeFileSync(join(out, 'beyond.jsonl'), `${lines.join('\n')}\n`);
}
