import { expect, it } from 'vitest';
import { countWords, wordsOf } from '../../../../../src/core/search/page/wordCount.ts';

it.each([
  '',
  'one',
  '  parse_date(text, 2) ',
  'Größe × 全文検索 на русском',
  'math 𝒳𝒴 and 😀 signs',
  'lone \ud800 and \udc00 halves',
  'e\u0301 is two characters',
])('counts the words of “%s” as they are taken out', (text) => {
  expect(countWords(text)).toBe(wordsOf(text).length);
});
