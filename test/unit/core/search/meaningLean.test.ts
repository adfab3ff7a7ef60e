import { describe, expect, it } from 'vitest';
import { meaningLean } from '../../../../src/core/search/meaningLean.ts';

describe('meaningLean', () => {
  it.each([
    ['nothing near holds a word, and nothing else does', 0, 0, 1],
    ['what is near holds half', 0.5, 0.5, 0],
    ['what is near holds a little', 0.325, 0.3, 0.5],
    ['a place far away says it all', 0, 0.8, 0],
    ['a place far away says some of it', 0, 0.65, 0.5],
    ['no vectors were asked', undefined, 0, 0],
    ['what is near holds it all', 1, 1, 0],
  ] as const)('where %s', (_, nearShare, topShare, expected) => {
    expect(meaningLean({ nearShare, topShare })).toBeCloseTo(expected, 10);
  });
});
