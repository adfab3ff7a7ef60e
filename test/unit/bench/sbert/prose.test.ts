import { expect, it } from 'vitest';
import { commentsOf, distinctByLetters, sentencesOf } from '../../../../bench/sbert/prose.ts';

it('finds whole sentences between code, lists and links', () => {
  const markdown = [
    '# Title without a stop',
    '',
    'The first sentence goes over',
    'two lines. See [the page](https://example.org/a.b) for what comes next! too short.',
    '',
    '```js',
    'The code is no sentence at all.',
    '```',
    '- Each item of a list is one.',
    '1. Numbers are not part of it.',
  ].join('\n');
  expect(sentencesOf(markdown)).toEqual([
    'The first sentence goes over two lines.',
    'See the page for what comes next!',
    'Each item of a list is one.',
    'Numbers are not part of it.',
  ]);
});

it('reads comments of declarations without their stars', () => {
  const code =
    '/**\n * Opens a file for reading.\n * @param path  The place of the file.\n */\nlet a;';
  expect(commentsOf(code)).toContain('Opens a file for reading.\n\n path  The place of the file.');
  expect(commentsOf(code)).not.toContain('let');
});

it('keeps one of sentences that differ in case, punctuation and spaces only', () => {
  const texts = [
    'A man sings.',
    'a man sings',
    'A man, sings!',
    'Aman sings.',
    'Sings a man.',
    '…',
  ];
  expect(distinctByLetters(texts)).toEqual(['A man sings.', 'Sings a man.']);
});
