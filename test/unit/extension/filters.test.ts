import { expect, test } from 'vitest';
import { hasAnyFilter, searchOptions } from '../../../src/extension/filters.ts';

test('lists are split at commas outside of braces', () => {
  const filters = { paths: ' src/{a,b}/**, ,!*.md ', languages: 'Go, typescript' };
  expect(searchOptions(filters, 30)).toEqual({
    limit: 30,
    paths: ['src/{a,b}/**', '!*.md'],
    languages: ['go', 'typescript'],
  });
});

test('empty filters leave nothing out', () => {
  const filters = { paths: ' , ', languages: '' };
  expect([searchOptions(filters, 7), hasAnyFilter(filters)]).toEqual([{ limit: 7 }, false]);
});
