import { expect, test } from 'vitest';
import { expandPattern, hasAnyFilter, searchOptions } from '../../../src/extension/filters.ts';

test.each([
  ['src', ['**/src', '**/src/**']],
  ['./src', ['src', 'src/**']],
  ['src/core/', ['**/src/core', '**/src/core/**']],
  ['*.ts', ['**/*.ts']],
  ['src/**/*.ts', ['src/**/*.ts']],
  ['**/test/**', ['**/test/**']],
  ['!test', ['!**/test', '!**/test/**']],
  ['!*.md', ['!**/*.md']],
  [String.raw`src\core`, ['**/src/core', '**/src/core/**']],
  ['!', []],
])('%s means %j', (typed, globs) => {
  expect(expandPattern(typed)).toEqual(globs);
});

test('lists are split at commas outside of braces', () => {
  const filters = { paths: ' src/{a,b}/**, ,!*.md ', languages: 'Go, typescript' };
  expect(searchOptions(filters, 30)).toEqual({
    limit: 30,
    paths: ['src/{a,b}/**', '!**/*.md'],
    languages: ['go', 'typescript'],
  });
});

test('empty filters leave nothing out', () => {
  const filters = { paths: ' , ', languages: '' };
  expect([searchOptions(filters, 7), hasAnyFilter(filters)]).toEqual([{ limit: 7 }, false]);
});
