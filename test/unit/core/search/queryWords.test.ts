import { describe, expect, it } from 'vitest';
import { queryTerms } from '../../../../src/core/lexical/queryTerms.ts';
import { stemWord } from '../../../../src/core/lexical/stems.ts';
import { resolveQueryWords } from '../../../../src/core/search/queryWords.ts';

describe('resolveQueryWords', () => {
  const rows: [string, string[], string, string[], string[]][] = [
    ['a word and its forms', ['parse', 'parsing', 'token'], 'parse', ['parse'], ['parse parsing']],
    ['a form that is not held itself', ['parsing'], 'parse', [], ['parsing']],
    [
      'two words written as one in code',
      ['modelcards'],
      'model cards',
      ['modelcards'],
      ['', '', 'modelcards'],
    ],
    [
      'one word written as two in code',
      ['file', 'system'],
      'filesystem',
      ['file', 'system'],
      ['file', 'system'],
    ],
    [
      'the most even cut',
      ['fil', 'esystem', 'file', 'system', 'files', 'ystem'],
      'filesystem',
      ['files', 'ystem'],
      ['file files', 'ystem'],
    ],
    [
      'a name typed in small letters, of as few words as it can be',
      ['return', 'smart', 'null', 'smartnull'],
      'returnsmartnull',
      ['return', 'smartnull'],
      ['return', 'smartnull'],
    ],
    [
      'a name of three words',
      ['returns', 'smart', 'nulls', 'return', 'null'],
      'returnsmartnull',
      ['return', 'smart', 'null'],
      ['returns return', 'smart', 'nulls null'],
    ],
    [
      'no cut of a word whose other form is held',
      ['files', 'file', 'copy'],
      'filed',
      [],
      ['files file'],
    ],
    ['no cut when one half is not held', ['file'], 'filesystem', [], ['']],
    [
      'no cut of a word that is held',
      ['filesystem', 'file', 'system'],
      'filesystem',
      ['filesystem'],
      ['filesystem'],
    ],
    ['no parts shorter than three letters', ['ab', 'cdef'], 'abcdef', [], ['']],
    ['no words', ['parse'], '', [], []],
  ];
  it.each(rows)('resolves %s', (_, held, query, words, stems) => {
    const resolved = resolveQueryWords(storeOf(held), queryTerms(query));
    const toWords = (groups: readonly (readonly number[])[]): string[] =>
      groups.map((group) => group.map((term) => held[term]).join(' '));
    expect(toWords(resolved.words)).toEqual(words);
    expect(toWords(resolved.stems)).toEqual(stems);
    expect(resolved.stems.length).toBeGreaterThanOrEqual(resolved.ownStems.length);
  });
});

/** Numbers are the places in the list. */
function storeOf(held: readonly string[]): Parameters<typeof resolveQueryWords>[0] {
  return {
    termsOf: (words) =>
      new Map(
        words.filter((word) => held.includes(word)).map((word) => [word, held.indexOf(word)]),
      ),
    termsWithStem: (stem) => held.flatMap((word, term) => (stemWord(word) === stem ? [term] : [])),
  };
}
