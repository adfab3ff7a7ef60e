import { describe, expect, it } from 'vitest';
import { queryClass } from '../../../../src/core/search/queryClass.ts';

describe('queryClass', () => {
  it.each([
    ['symbol', 1, 0, 'symbol'],
    ['symbol', 0.5, undefined, 'symbol'],
    ['path', 0.9, 0.2, 'symbol'],
    ['snippet', 1, 1, 'code'],
    ['error', 0.1, 0.1, 'code'],
    ['question', 0.9, 0.9, 'text'],
    ['prose', 0.9, 0.3, 'text'],
    ['prose', 0.59, 0.29, 'loose'],
    ['question', 0.59, 0.15, 'loose'],
    ['question', 0.59, 0.14, 'paraphrase'],
    ['question', 0.6, 0, 'text'],
    ['prose', 0.9, undefined, 'text'],
  ] as const)('of %s, held %d by the best and %d by the nearest', (shape, top, near, expected) => {
    expect(queryClass(shape, { topShare: top, nearShare: near })).toBe(expected);
  });

  it.each([
    [0.4, 'text'],
    [0.2, 'loose'],
    [0, 'paraphrase'],
    [undefined, 'text'],
  ] as const)(
    'a name that is not here is prose, of which the nearest hold %d',
    (near, expected) => {
      expect(queryClass('symbol', { topShare: 0.49, nearShare: near })).toBe(expected);
    },
  );
});
