import { describe, expect, it } from 'vitest';
import { completeQuery } from '../../../../../src/core/search/query/completions.ts';
import { filterTable } from '../../../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../../../src/core/search/query/parseQuery.ts';

describe('completeQuery', () => {
  const labels = (query: string): string[] => completeQuery(query).map(({ label }) => label);

  it('offers every filter where nothing is typed', () => {
    expect(labels(' ')).toEqual(filterTable.map(({ name, value }) => `${name}:${value}`));
  });

  it.each([
    ['x kind:', ['function', 'class', 'type', 'module', 'variable', 'section', 'block', 'text']],
    ['x kind:f', ['function']],
    ['x kind:met', ['function']],
    ['-in:c', ['code', 'changed']],
    ['in:docs,te', ['tests']],
    ['x lang:types', ['typescript', 'tsx']],
    ['x kind:class', []],
    ['x path:sr', []],
    ['x lang:go y', []],
    ['http:', []],
    ['x', []],
  ])('%j', (query, values) => {
    expect(labels(query).map((label) => label.replace(/^.*:/, ''))).toEqual(values);
  });

  it('gives whole queries that can be searched', () => {
    expect(completeQuery('parse -in:docs,t')[0]?.query).toBe('parse -in:docs,tests ');
    for (const { query } of completeQuery('parse lang:')) {
      expect(parseQuery(query).filters).toHaveLength(1);
    }
  });
});
