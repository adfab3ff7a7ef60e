import { describe, expect, it } from 'vitest';
import { parseBracketExpression } from '../../../../src/core/corpus/bracketExpression.ts';

/** The printable characters that fit, as one text; undefined when the expression is malformed. */
function members(pattern: string, ignoreCase = false): string | undefined {
  const bytes = parseBracketExpression(pattern, 0, ignoreCase)?.bytes;
  if (bytes === undefined) return undefined;
  return Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
    .filter((character) => bytes[character.charCodeAt(0)] === 1)
    .join('');
}

describe('parseBracketExpression', () => {
  it.each([
    ['[abc]', 'abc'],
    ['[a-d]', 'abcd'],
    ['[d-a]', 'd'],
    ['[]a]', ']a'],
    ['[a-]', '-a'],
    ['[\\]x]', ']x'],
    ['[[:digit:]_]', '0123456789_'],
    ['[[:]', ':['],
    ['[+-/]', '+,-.'],
    ['[!', undefined],
    ['[a', undefined],
    ['[[:word:]]', undefined],
    ['[[:a', undefined],
  ])('reads %s', (pattern, expected) => {
    const sorted = expected === undefined ? undefined : Array.from(expected).sort().join('');
    expect(members(pattern)).toBe(sorted);
  });

  it('never fits a slash, whether it is named or all others are left out', () => {
    expect(['[/]', '[!a]'].map((pattern) => members(pattern)?.includes('/'))).toEqual([
      false,
      false,
    ]);
  });

  it('says where the expression ends', () => {
    expect(parseBracketExpression('x[]a]y', 1, false)?.end).toBe(5);
  });
});
