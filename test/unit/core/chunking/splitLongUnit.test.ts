import { describe, expect, it } from 'vitest';
import { createLineTable } from '../../../../src/core/chunking/lines.ts';
import { splitLongLine, splitLongUnit } from '../../../../src/core/chunking/splitLongUnit.ts';
import { wordBudget } from '../../../support/chunkListing.ts';

/** First and last line of each piece, from 0. */
function piecesOf(text: string, maxTokens: number): string[] {
  const budget = wordBudget(maxTokens);
  const table = createLineTable(text, budget.countTokens);
  const unit = { start: 0, end: table.lineCount - 1 };
  return splitLongUnit(unit, table, budget).map(
    ({ start, end }) => `${String(start)}-${String(end)}`,
  );
}

const repeated = (line: string, times: number): string[] => Array<string>(times).fill(line);

describe('splitLongUnit', () => {
  it('cuts at a blank line rather than where the budget ends', () => {
    const text = [...repeated('a b', 6), '', ...repeated('a b', 8)].join('\n');
    expect(piecesOf(text, 20)).toEqual(['0-5', '7-14']);
  });

  it('cuts before the least indented line', () => {
    const text = ['if a:', ...repeated('    b c', 5), 'if d:', ...repeated('    e f', 6)].join(
      '\n',
    );
    expect(piecesOf(text, 20)).toEqual(['0-5', '6-12']);
  });

  it('leaves no crumb at the end where both pieces can be large', () => {
    expect(piecesOf(repeated('a b', 11).join('\n'), 20)).toEqual(['0-7', '8-10']);
  });

  it('keeps no blank lines at the ends of a piece', () => {
    const text = ['', ...repeated('a b', 5), '', '', ...repeated('a b', 6), ''].join('\n');
    expect(piecesOf(text, 14)).toEqual(['1-5', '8-13']);
  });

  it('gives a line over the budget its own pieces, with their texts', () => {
    const budget = wordBudget(4);
    const table = createLineTable('a b\nc d e f g h\ni', budget.countTokens);
    expect(splitLongUnit({ start: 0, end: 2 }, table, budget)).toEqual([
      { start: 0, end: 0 },
      { start: 1, end: 1, text: 'c d e ' },
      { start: 1, end: 1, text: 'f g h' },
      { start: 2, end: 2 },
    ]);
  });
});

describe('splitLongLine', () => {
  it('cuts behind spaces', () => {
    expect(splitLongLine('one two three four five', wordBudget(2))).toEqual([
      'one ',
      'two ',
      'three ',
      'four ',
      'five',
    ]);
  });

  it('cuts a word that is too long, never a character', () => {
    const budget = { maxTokens: 3, countTokens: (text: string) => text.length };
    const pieces = splitLongLine('😀😀😀😀', budget);
    expect(pieces.join('')).toBe('😀😀😀😀');
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });

  it('drops pieces of white space only', () => {
    expect(
      splitLongLine(`a${' '.repeat(40)}b`, wordBudget(1)).map((piece) => piece.trim()),
    ).toEqual(['a', 'b']);
  });
});
