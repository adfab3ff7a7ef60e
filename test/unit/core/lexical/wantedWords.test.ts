import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { queryTerms } from '../../../../src/core/lexical/queryTerms.ts';
import { stemWord } from '../../../../src/core/lexical/stems.ts';
import { lexicalWords } from '../../../../src/core/lexical/tokens.ts';
import { startOf, wantedWords } from '../../../../src/core/lexical/wantedWords.ts';

it.each([
  ['parsing dates', ['parsing', 'parse', 'parser', 'date', 'data'], 'asked form form form -'],
  ['a dying process', ['die', 'dies', 'dying', 'do'], 'form form asked -'],
  ['重试 é', ['重试', '重启', 'e'], 'asked - -'],
  ['', ['word'], '-'],
])('tells which words “%s” wants', (query, words, expected) => {
  const { fitOf } = wantedWords(queryTerms(query));
  expect(words.map((word) => fitOf(word) ?? '-').join(' ')).toBe(expected);
});

it('can rely on it that all forms of a word begin alike', () => {
  const text = readFileSync(import.meta.dirname + '/../../../../docs/search.md', 'utf8');
  const words = [
    ...lexicalWords(text),
    'indices',
    'children',
    'vertices',
    'yielding',
    'eyes',
    'using',
  ];
  words.push('dying', 'tying', 'skies', 'tries');
  expect(words.filter((word) => startOf(stemWord(word)) !== startOf(word))).toEqual([]);
});
