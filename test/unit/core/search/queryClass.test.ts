import { describe, expect, it } from 'vitest';
import { queryClass } from '../../../../src/core/search/queryClass.ts';

describe('queryClass', () => {
  it.each([
    ['symbol', 1, 'symbol'],
    ['symbol', 0.5, 'symbol'],
    ['symbol', 0.49, 'prose'],
    ['path', 0.9, 'symbol'],
    ['path', 0, 'prose'],
    ['snippet', 1, 'code'],
    ['error', 0.1, 'code'],
    ['question', 0.9, 'prose'],
    ['prose', 0, 'prose'],
  ] as const)('of %s, held %d by the best, is %s', (shape, topShare, expected) => {
    expect(queryClass(shape, topShare)).toBe(expected);
  });
});
