import { expect, it } from 'vitest';
import {
  mostInCommon,
  spreadWords,
  wordsOf,
} from '../../../../../src/core/search/page/wordCount.ts';

it.each([
  '',
  'one',
  '  parse_date(text, 2) ',
  'Größe × 全文検索 на русском',
  'math 𝒳𝒴 and 😀 signs',
  'lone \ud800 and \udc00 halves',
  'e\u0301 is two characters',
])('counts the words of “%s” as they are taken out', (text) => {
  const { wordCount, buckets } = spreadWords(text);
  expect(wordCount).toBe(wordsOf(text).length);
  expect(buckets.reduce((sum, count) => sum + count, 0)).toBe(wordCount);
});

it.each([
  ['one two two', 'two one  two', 3],
  ['one two two', 'two three', 1],
  ['(größe)', 'größe', 1],
  ['', 'one', 0],
])('never finds less in common than “%s” and “%s” have', (a, b, common) => {
  expect(mostInCommon(spreadWords(a), spreadWords(b))).toBeGreaterThanOrEqual(common);
});

it('tells texts of other words apart', () => {
  expect(mostInCommon(spreadWords('alpha beta gamma'), spreadWords('one two three'))).toBe(0);
});
