import { describe, expect, it } from 'vitest';
import { createLineTable, sliceLines } from '../../../../src/core/chunking/lines.ts';
import { countWords } from '../../../support/chunkListing.ts';

function linesOf(text: string): string[] {
  const table = createLineTable(text, countWords);
  return Array.from({ length: table.lineCount }, (_, index) => table.line(index));
}

describe('createLineTable', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['\n\na', ['', '', 'a']],
    ['a\r\n\r\nb', ['a', '', 'b']],
    ['a\rb\nc', ['a\rb', 'c']],
  ])('cuts %j at its line ends', (text, expected) => {
    expect(linesOf(text)).toEqual(expected);
  });

  it('sums the tokens of a range', () => {
    const table = createLineTable('one\ntwo words\n\nthree more words\n', countWords);
    expect([
      table.tokens(0, 0),
      table.tokens(1, 3),
      table.tokens(0, 3),
      table.tokens(2, 1),
    ]).toEqual([1, 5, 6, 0]);
  });

  it('counts carriage returns, which are tokens to some models', () => {
    const table = createLineTable('a\r\nb\r\n', (text) => text.length);
    expect(table.tokens(0, 1)).toBe(4);
  });

  it('measures indentation, a tab as four columns, a blank line as endless', () => {
    const table = createLineTable('a\n  b\n\tc\n \t d\n   \n', countWords);
    expect([0, 1, 2, 3, 4].map((line) => table.indentation(line))).toEqual([0, 2, 4, 6, Infinity]);
  });

  it('sees white space of every script as blank', () => {
    const table = createLineTable('\u00a0\u3000\n\uFEFF\nx', countWords);
    expect([0, 1, 2].map((line) => table.isBlank(line))).toEqual([true, true, false]);
  });
});

describe('slices', () => {
  it.each([
    ['a\nb\nc', 1, 2, 'a\nb'],
    ['a\r\nb\r\nc\r\n', 2, 3, 'b\r\nc'],
    ['a\n\nb\n', 1, 2, 'a\n'],
    ['a', 1, 1, 'a'],
    ['a\n', 2, 2, ''],
    ['a\nb', 2, 9, 'b'],
  ])('of %j from line %i to %i are %j, in both ways', (text, start, end, expected) => {
    expect(sliceLines(text, { start, end })).toBe(expected);
    expect(createLineTable(text, countWords).slice(start - 1, end - 1)).toBe(expected);
  });
});
