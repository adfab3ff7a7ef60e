import { describe, expect, it } from 'vitest';
import { queryClass } from '../../../../src/core/search/queryClass.ts';

describe('queryClass', () => {
  it.each([
    ['symbol', 1, 'symbol'],
    ['symbol', 0, 'symbol'],
    ['path', 0.2, 'symbol'],
    ['snippet', 1, 'code'],
    ['error', 0.1, 'code'],
    ['question', 0.9, 'text'],
    ['prose', 0.3, 'text'],
    ['prose', 0.29, 'loose'],
    ['question', 0.15, 'loose'],
    ['question', 0.14, 'paraphrase'],
    ['prose', 0, 'paraphrase'],
    ['prose', undefined, 'text'],
  ] as const)('of %s of which the nearest hold %d is %s', (shape, share, expected) => {
    expect(queryClass(shape, share)).toBe(expected);
  });
});
