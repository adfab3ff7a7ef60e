import { describe, expect, test } from 'vitest';
import { snippetLines } from '../../../src/extension/snippetLines.ts';

/** Three lines around the best one, with their marks as `«»`. */
function shown(lines: readonly string[], words: readonly string[], bestLine = 10): string[] {
  const marks = lines.flatMap((text, index) =>
    words.flatMap((word) => {
      const start = text.indexOf(word);
      return start < 0 ? [] : [{ line: index, start, end: start + word.length }];
    }),
  );
  const result = snippetLines({ startLine: 10, lines, marks, stale: false }, bestLine, 3);
  return result.map(
    ({ number, segments }) =>
      `${number}|${segments.map(({ text, marked }) => (marked ? `«${text}»` : text)).join('')}`,
  );
}

describe('a snippet', () => {
  test('begins with its first lines when nothing is marked', () => {
    expect(shown(['a()', 'b()', 'c()', 'd()'], [])).toEqual(['10|a()', '11|b()', '12|c()']);
  });

  test('shows the best line, with its neighbours that hold most marks', () => {
    const lines = ['function f() {', '  a();', '  b();', '  parse(date);', '  return date;', '}'];
    expect(shown(lines, ['parse', 'date'], 13)).toEqual([
      '12|b();',
      '13|«parse»(«date»);',
      '14|return «date»;',
    ]);
  });

  test('shows the best line also where others hold more marks', () => {
    const lines = ['parse(date);', 'parse(date);', 'a();', 'b();', 'c();', 'd();'];
    expect(shown(lines, ['parse', 'date'], 15)).toEqual(['13|b();', '14|c();', '15|d();']);
  });

  test('loses the indentation that its lines share, and no more', () => {
    expect(shown(['    if (x) {', '      go();', '    }'], ['go'])).toEqual([
      '10|if (x) {',
      '11|  «go»();',
    ]);
  });

  test('does not begin or end with lines that say nothing', () => {
    expect(shown(['', '/**', 'parse', '*/'], [])).toEqual(['12|parse']);
  });

  test('is cut around the first mark where a line is very long', () => {
    const [line = ''] = shown([`${'x'.repeat(900)} parse ${'y'.repeat(900)}`], ['parse']);
    expect([line.startsWith('10|…x'), line.includes('«parse»'), line.length]).toEqual([
      true,
      true,
      206,
    ]);
  });

  test('of blank lines stays one blank line', () => {
    expect(shown(['', '  ', ''], [])).toEqual(['12|']);
  });
});
