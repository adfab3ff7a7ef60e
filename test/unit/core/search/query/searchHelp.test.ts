// The page about searching says what the table of filters says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filterTable } from '../../../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../../../src/core/search/query/parseQuery.ts';
import { maxReadChunks } from '../../../../../src/core/search/query/phraseHolders.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/search.md'), 'utf8');
/** The formatter aligns tables. */
const rows = page.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());

it('has a row for every filter, with its help and its examples', () => {
  for (const { name, value, help, examples } of filterTable) {
    const shown = examples.map((example) => `\`${example}\``).join(', ');
    expect(rows).toContain(`| \`${name}:${value}\` | ${help} | ${shown} |`);
  }
});

it('has a row for every value of the filters that have few', () => {
  for (const { name, values = [] } of filterTable) {
    if (values.length > 10) continue;
    for (const each of values)
      expect(rows).toContain(`| \`${name}:${each.name}\` | ${each.help} |`);
  }
});

it('shows no query that is an error, but the one that it explains', () => {
  const queries = [...page.matchAll(/`((?:-?[a-z]+:|")[^`]+)`/g)].map(([, query = '']) => query);
  expect(queries.length).toBeGreaterThan(30);
  for (const query of queries) {
    if (query === 'lnag:ts' || query.endsWith(':GLOB') || /:[A-Z]+$/.test(query)) continue;
    expect(() => parseQuery(query), query).not.toThrow();
  }
  expect(() => parseQuery('lnag:ts')).toThrow();
});

it('says how many places are read for a phrase', () => {
  expect(page).toContain(`more than ${maxReadChunks.toLocaleString('en')} of them`);
});
