import { describe, expect, it } from 'vitest';
import { commentBlocks } from '../../../../bench/duplicates/commentBlocks.ts';
import { sharedLines } from '../../../../bench/duplicates/sharedLines.ts';

describe('commentBlocks', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['a block of C', 'c', '/*\n * one\n * two\n */\nint x;\n', ['1-4']],
    ['lines with slashes', 'go', 'x := 1\n// a\n// b\n// c\n// d\n', ['2-5']],
    ['lines with hashes', 'python', '# a\n# b\n# c\n# d\npass\n', ['1-4']],
    ['three lines, which are too few', 'go', '// a\n// b\n// c\n', []],
    ['directives of C, which are code', 'c', '#include <a>\n#include <b>\n#define C\n#if D\n', []],
    ['headings of a document', 'markdown', '# a\n# b\n# c\n# d\n', []],
  ];
  it.each(cases)('finds %s', (_name, language, text, found) => {
    const blocks = commentBlocks({ path: 'a', language, text, hash: '' });
    expect(blocks.map(({ lines }) => `${lines.start}-${lines.end}`)).toEqual(found);
  });
});

describe('sharedLines', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['a\nb', 'a\nb', 1],
    ['a\nb', '  b\n\n}\na', 1],
    ['a\nb\nc\nd', 'a\nx', 0.25],
    ['a\na', 'a', 0.5],
    ['}', '}', 0],
  ];
  it.each(cases)('%j and %j share %d', (a, b, share) => {
    expect(sharedLines(a.split('\n'), b.split('\n'))).toBe(share);
  });
});
