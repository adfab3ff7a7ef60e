import { expect, test } from 'vitest';
import { queryTerms } from '../../../../../src/core/lexical/queryTerms.ts';
import { matchLines } from '../../../../../src/core/search/page/lineMatches.ts';
import { cutSnippet } from '../../../../../src/core/search/page/snippet.ts';

const terms = queryTerms('parse date');

function snippetOf(lines: readonly string[]) {
  const matches = matchLines(lines, terms);
  return cutSnippet({ lines, matches, startLine: 7, bestLine: 0, stale: false }, terms);
}

test('marks what the shown lines hold of the query', () => {
  expect(snippetOf(['', 'parseDate(date)', '}', 'parsing'])).toEqual({
    startLine: 8,
    lines: ['parseDate(date)', '}', 'parsing'],
    marks: [
      { line: 0, start: 0, end: 9 },
      { line: 0, start: 10, end: 14 },
      { line: 2, start: 0, end: 7 },
    ],
    stale: false,
  });
});

test('marks in a line that is cut only what is left of it', () => {
  const { lines, marks } = snippetOf([`date ${'-'.repeat(391)} parser date`]);
  expect([lines[0]?.slice(-5), marks]).toEqual(['- par', [{ line: 0, start: 0, end: 4 }]]);
});
