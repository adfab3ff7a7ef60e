// The page about duplicates says what the program does.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commands } from '../../../../src/cli/flags.ts';
import { jsonReport } from '../../../../src/cli/duplicates/jsonReport.ts';
import { limitReport } from '../../../../src/cli/duplicates/printedReport.ts';
import { cloneTypeNames, cloneTypes } from '../../../../src/core/duplicates/duplicateCluster.ts';
import { fakeCluster, fakeDuplicateReport, fakeMember } from '../../../support/fakeEngine.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/duplicates.md'), 'utf8');

it('has every flag that only this command has, and every format', () => {
  const flagsOf = (name: string): readonly string[] =>
    commands.find((command) => command.name === name)?.flags.map((flag) => flag.name) ?? [];
  const own = flagsOf('duplicates').filter((name) => !flagsOf('index').includes(name));
  expect(own.length).toBeGreaterThan(10);
  for (const name of own) expect(page).toContain(`--${name}`);
  const format = commands.flatMap(({ flags }) => flags).find(({ name }) => name === 'format');
  for (const choice of format?.choices ?? []) expect(page).toContain(`\`${choice}\``);
});

it('calls the types as the reports do', () => {
  const rows = page.split('\n').map((line) => line.replace(/\s+/g, ' '));
  for (const type of cloneTypes) {
    const row = `| ${String(type)} | ${cloneTypeNames[type]} |`;
    expect(rows.filter((line) => line.startsWith(row))).toHaveLength(1);
  }
});

it('has every field of the JSON', () => {
  const members = [fakeMember({ inScope: true, heading: 'Title' }), fakeMember()];
  const report = {
    ...fakeDuplicateReport([fakeCluster({ members })]),
    leftOut: [{ rule: 'imports', reason: 'They repeat.', count: 1 }],
  };
  const fields = new Set<string>();
  JSON.parse(jsonReport(limitReport(report, undefined), '/work'), (key, value: unknown) => {
    if (/^[a-z]/i.test(key)) fields.add(key);
    return value;
  });
  expect(fields.size).toBeGreaterThan(25);
  for (const field of fields) expect(page).toMatch(new RegExp(`\`[\\w[\\].]*${field}[\\[\\]]*\``));
});
