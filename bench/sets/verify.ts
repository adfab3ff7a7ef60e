// Checks the own test sets against their checkouts: every answer is there, no paraphrase shares a
// content word with its answer or its path, and every labelled pair of duplicates is there.
//
//   npm run bench:verify -- [--checkouts DIR] [--sets DIR] [--duplicates DIR]
//
// KINDRED_SETS_DIR names the checkouts otherwise; npm run bench:checkout makes them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findAnswerFaults, type ReadFile } from '../../test/quality/answers.ts';
import {
  duplicateSetsFolder,
  readDuplicateSets,
} from '../../test/quality/duplicates/duplicateSets.ts';
import { findPairFaults } from '../../test/quality/duplicates/pairFaults.ts';
import { readSets, setsFolder } from '../../test/quality/sets.ts';

const { values } = parseArgs({
  options: {
    checkouts: { type: 'string', default: process.env['KINDRED_SETS_DIR'] ?? '' },
    sets: { type: 'string', default: setsFolder },
    duplicates: { type: 'string', default: duplicateSetsFolder },
  },
});
if (values.checkouts === '') {
  fail('Say where the checkouts are: --checkouts DIR or KINDRED_SETS_DIR.', 2);
}

let faults = 0;
for (const set of readSets(values.sets)) {
  const found = findAnswerFaults(set, checkoutOf(set.name));
  tell(`${set.name}: ${set.queries.length} queries`, found);
}
for (const set of readDuplicateSets(values.duplicates)) {
  const found = findPairFaults(set, checkoutOf(set.name));
  tell(`${set.name}: ${set.pairs.length} pairs`, found);
}
if (faults > 0) fail(`The sets have ${faults} faults.`, 1);

function checkoutOf(name: string): ReadFile {
  const root = join(values.checkouts, name);
  if (!existsSync(root)) fail(`There is no ${root}. Make it with npm run bench:checkout.`, 2);
  return (path) => readText(join(root, path));
}

function tell(set: string, found: readonly string[]): void {
  for (const fault of found) console.log(fault);
  console.log(`${set}, ${found.length} faults`);
  faults += found.length;
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
