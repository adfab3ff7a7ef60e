// Checks the own test sets against their checkouts: every answer is there, and no paraphrase
// shares a content word with its answer or its path.
//
//   npm run bench:verify -- [--checkouts DIR] [--sets DIR]
//
// KINDRED_SETS_DIR names the checkouts otherwise; npm run bench:checkout makes them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findAnswerFaults } from '../../test/quality/answers.ts';
import { readSets, setsFolder } from '../../test/quality/sets.ts';

const { values } = parseArgs({
  options: {
    checkouts: { type: 'string', default: process.env['KINDRED_SETS_DIR'] ?? '' },
    sets: { type: 'string', default: setsFolder },
  },
});
if (values.checkouts === '') {
  fail('Say where the checkouts are: --checkouts DIR or KINDRED_SETS_DIR.', 2);
}

let faults = 0;
for (const set of readSets(values.sets)) {
  const root = join(values.checkouts, set.name);
  if (!existsSync(root)) fail(`There is no ${root}. Make it with npm run bench:checkout.`, 2);
  const found = findAnswerFaults(set, (path) => readText(join(root, path)));
  for (const fault of found) console.log(fault);
  console.log(`${set.name}: ${set.queries.length} queries, ${found.length} faults`);
  faults += found.length;
}
if (faults > 0) fail(`The sets have ${faults} faults.`, 1);

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
