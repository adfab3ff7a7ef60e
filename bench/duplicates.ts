// Quality of the search for duplicates: precision and recall on the labelled pairs, and the
// encoder alone on public judgements of what says the same.
//
//   npm run bench:duplicates -- [--sets a,b] [--only pairs|public] [--mistakes]
//                               [--calibrate] [--index-location DIR]
//
// KINDRED_SETS_DIR  the checkouts of the own test sets (npm run bench:checkout)
// KINDRED_DATA_DIR  poj104/, mrpc/ and sts/ (not part of this repository)
//
// --mistakes lists what is missed and what is told wrongly. --calibrate prints, instead of all that,
// which thresholds hold the wanted precision on the half `fit`, by kind. A whole run writes
// bench/results/duplicates.json and duplicates.md, a part of one bench/out.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SearchEngine } from '../src/core/searchEngine.ts';
import { defaultSettings } from '../src/core/settings.ts';
import {
  type DuplicateSet,
  readDuplicateSets,
  spanText,
} from '../test/quality/duplicates/duplicateSets.ts';
import { calibrationReport } from './duplicates/calibration.ts';
import { type DuplicateResults, duplicateReport } from './duplicates/duplicateReport.ts';
import { type JudgedPair, judgePairs, mistakesIn } from './duplicates/judgement.ts';
import { scorePairs } from './duplicates/pairScores.ts';
import { measurePublicSets, type PublicFigures } from './duplicates/publicSets.ts';
import { openFolder } from './lib/openedFolder.ts';
import {
  existing,
  folderFrom,
  MissingMaterial,
  outFolder,
  repositoryFolder,
  resultsFolder,
  runBench,
} from './lib/paths.ts';
import { openBiEncoder } from './sbert/biEncoder.ts';

const parts = ['pairs', 'public'] as const;
const { values } = parseArgs({
  options: {
    sets: { type: 'string' },
    only: { type: 'string' },
    mistakes: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    'index-location': { type: 'string' },
  },
});

await runBench(main);

async function main(): Promise<void> {
  const only = values.only;
  if (only !== undefined && !parts.some((part) => part === only)) {
    throw new MissingMaterial(`Expected ${parts.join(' or ')} for --only, got "${only}".`);
  }
  if (values.calibrate) {
    await calibrate();
    return;
  }
  const pairs = only === 'public' ? [] : await measureSets();
  const publicFigures = only === 'pairs' ? undefined : await measureEncoder();
  const results: DuplicateResults = {
    pairs,
    ...(publicFigures === undefined ? {} : { publicFigures }),
  };
  const report = duplicateReport(results);
  console.log(report);
  if (values.mistakes) printMistakes(pairs);
  const isWhole = only === undefined && values.sets === undefined;
  const folder = isWhole ? resultsFolder : outFolder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'duplicates.md'), report);
  writeFileSync(
    join(folder, 'duplicates.json'),
    `${JSON.stringify(outcomes(results), undefined, 1)}\n`,
  );
}

async function measureSets(): Promise<JudgedPair[]> {
  const judged = await overSets(async ({ name, pairs }, engine) => {
    const { clusters, elapsedMs } = await engine.findDuplicates();
    console.error(`${name}: ${clusters.length} clusters in ${Math.round(elapsedMs)} ms`);
    return judgePairs(pairs, clusters);
  });
  return judged.flat();
}

async function calibrate(): Promise<void> {
  const scored = await overSets(({ pairs }, engine, folder) => scorePairs(pairs, folder, engine));
  console.log(calibrationReport(scored.flat()));
}

async function overSets<T>(
  use: (set: DuplicateSet, engine: SearchEngine, folder: string) => Promise<T>,
): Promise<T[]> {
  const checkouts = folderFrom('KINDRED_SETS_DIR', 'the checkouts of the sets');
  const work = mkdtempSync(join(tmpdir(), 'kindred-duplicates-'));
  const indexLocation = resolve(values['index-location'] ?? work);
  const results: T[] = [];
  try {
    for (const set of readDuplicateSets()) {
      if (values.sets !== undefined && !values.sets.split(',').includes(set.name)) continue;
      const folder = existing(resolve(checkouts, set.name), 'Run npm run bench:checkout');
      const engine = await openFolder({ folder, indexLocation });
      try {
        results.push(await use(set, engine, folder));
      } finally {
        engine.dispose();
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return results;
}

async function measureEncoder(): Promise<PublicFigures> {
  const folder = join(repositoryFolder, 'models', defaultSettings.model);
  const encoder = await openBiEncoder({ folder, threads: 0 });
  try {
    return await measurePublicSets(encoder);
  } finally {
    encoder.dispose();
  }
}

function printMistakes(pairs: readonly JudgedPair[]): void {
  for (const { id, type, kind, toldAs, a, b, note } of mistakesIn(pairs)) {
    const verdict = toldAs === undefined ? `missed type ${type}` : `told as type ${toldAs}`;
    console.log(`${id} ${verdict}, ${kind}: ${spanText(a)} | ${spanText(b)} (${note})`);
  }
}

/** What is kept: no places, which the sets have. */
function outcomes({ pairs, publicFigures }: DuplicateResults): unknown {
  return {
    pairs: pairs.map(({ id, type, kind, half, toldAs }) => ({ id, type, kind, half, toldAs })),
    publicFigures,
  };
}
