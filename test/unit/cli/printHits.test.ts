import { expect, test } from 'vitest';
import { resultText } from '../../../src/cli/printHits.ts';
import type { Hit, SearchResult } from '../../../src/core/searchEngine.ts';
import { fakeHit } from '../../support/fakeEngine.ts';

function answer(hits: readonly Hit[]): SearchResult {
  const coverage = { filesTotal: 1, filesPending: 0, complete: true, notes: [] };
  return { query: 'q', hits, coverage, elapsedMs: 1 };
}

const snippet = {
  startLine: 10,
  lines: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'],
  marks: [{ line: 8, start: 0, end: 1 }],
  stale: false,
};
const place = { root: '/work space', path: 'v4/session.ts', lines: { start: 1, end: 4 } };

test('a hit is a place that editors understand, its name, its lines and its share', () => {
  expect(resultText(answer([fakeHit({ bestLine: 12 })]), false)).toBe(
    'src/session.ts:12  Session.send  lines 10-20  80 %',
  );
});

test.each<[number, number, number]>([
  [10, 10, 15],
  [15, 10, 15],
  [17, 14, 19],
  [21, 16, 21],
])('with line %d as the best, the lines %d to %d are shown', (bestLine, first, last) => {
  const numbers = resultText(answer([fakeHit({ bestLine, snippet })]), false)
    .split('\n')
    .slice(1)
    .map((line) => Number.parseInt(line));
  expect([numbers[0], numbers.at(-1), numbers.length]).toEqual([first, last, 6]);
});

test('matching words are marked where the terminal can', () => {
  expect(resultText(answer([fakeHit({ bestLine: 18, snippet })]), true)).toContain(
    '\u001b[33mi\u001b[39m',
  );
});

test.each([
  [1, 'and 1 near-identical place'],
  [3, 'and 3 near-identical places'],
])('%d places that are left out are counted', (count, text) => {
  const alike = Array.from({ length: count }, () => place);
  expect(resultText(answer([fakeHit({ alike })]), false)).toMatch(new RegExp(`\\n {7}${text}$`));
});

test('reasons are one aligned table that adds up to the score', () => {
  const reasons = [
    { feature: 'words', value: 0.5, contribution: 1.25, label: 'holds "send"' },
    { feature: 'test', value: 1, contribution: -0.5, label: 'is a test' },
  ];
  const text = resultText(answer([fakeHit({ reasons, score: 0.75 })]), false, true);
  expect(text.split('\n').slice(1)).toEqual([
    '        words  0.50  +1.25  holds "send"',
    '        test   1.00  −0.50  is a test',
    '        score        +0.75',
  ]);
});

test('what no reason says is said with the score', () => {
  const reasons = [{ feature: 'words', value: 1, contribution: 1, label: 'holds "send"' }];
  const text = resultText(answer([fakeHit({ reasons, score: 0.6 })]), false, true);
  expect(text.split('\n').at(-1)).toBe(
    '        score        +0.60  of it −0.40 because better places of the same file come first',
  );
});
