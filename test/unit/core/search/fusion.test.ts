import { describe, expect, it } from 'vitest';
import { fuseRanks } from '../../../../src/core/search/fusion.ts';

describe('fuseRanks', () => {
  it('gives 1 to a first place in every list and 0 to no place in any', () => {
    expect(
      fuseRanks([
        { rank: 0, weight: 0.4 },
        { rank: 0, weight: 0.6 },
      ]),
    ).toBe(1);
    expect(fuseRanks([{ rank: undefined, weight: 1 }])).toBe(0);
    expect(fuseRanks([])).toBe(0);
  });

  it('puts two good places above one best place', () => {
    const both = fuseRanks([
      { rank: 3, weight: 1 },
      { rank: 3, weight: 1 },
    ]);
    const one = fuseRanks([
      { rank: 0, weight: 1 },
      { rank: undefined, weight: 1 },
    ]);
    expect(both).toBeGreaterThan(one);
  });
});
