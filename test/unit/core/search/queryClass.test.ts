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
    ['prose', 0.45, 'text'],
    ['prose', 0.44, 'loose'],
    ['question', 0, 'loose'],
  ] as const)('of a %s whose best candidate holds %d of it is %s', (shape, share, expected) => {
    expect(queryClass(shape, share)).toBe(expected);
  });
});
