import { describe, expect, it } from 'vitest';
import { findMarks } from '../../../../src/core/lexical/marks.ts';
import { queryTerms } from '../../../../src/core/lexical/queryTerms.ts';

/** Query, line, and the line with its marks in brackets. */
const cases: readonly (readonly [string, string, string])[] = [
  ['parse date', 'function parseDate(text) {', 'function [parseDate](text) {'],
  ['parse', 'const parser = parsing(Parsed);', 'const [parser] = [parsing]([Parsed]);'],
  ['date', 'let lastDateSeen = now;', 'let last[Date]Seen = now;'],
  ['parseDate', 'parse_date(x); parseDate(y)', '[parse_date](x); [parseDate](y)'],
  ['model cards', 'loadModelCards()', 'load[ModelCards]()'],
  ['sha256', 'sha256(sha512)', '[sha256]([sha]512)'],
  ['rocket', '🚀🚀 rocket 🚀', '🚀🚀 [rocket] 🚀'],
  ['全文検索', '// 全文検索エンジン', '// [全文検索]エンジン'],
  ['検索', '𠮷の検索🚀', '𠮷の[検索]🚀'],
  ['cafe', 'Le Café, le CAFE\u0301', 'Le [Café], le [CAFE\u0301]'],
  ['the date', 'the date', 'the [date]'],
  ['nothing', 'no match here', 'no match here'],
];

describe('findMarks', () => {
  for (const [query, line, expected] of cases) {
    it(`marks ${expected}`, () => {
      expect(bracket(line, query)).toBe(expected);
    });
  }

  it('says which line a mark is in', () => {
    const marks = findMarks(['one', 'two date', '', 'date'], queryTerms('date'));
    expect(marks).toEqual([
      { line: 1, start: 4, end: 8 },
      { line: 3, start: 0, end: 4 },
    ]);
  });

  it('marks nothing for a query without words', () => {
    expect(findMarks(['a line'], queryTerms('!!!'))).toEqual([]);
  });
});

function bracket(line: string, query: string): string {
  let text = line;
  for (const { start, end } of findMarks([line], queryTerms(query)).reverse()) {
    text = `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  }
  return text;
}
