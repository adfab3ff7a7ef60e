import { describe, expect, it } from 'vitest';
import { fusionLosses } from '../../../bench/lib/fusionLosses.ts';
import { compareRuns } from '../../../bench/lib/moved.ts';

describe('compareRuns', () => {
  const before = new Map([
    ['flask#0', 1],
    ['flask#1', 0.5],
    ['gson#0', 0.2],
    ['gone#0', 1],
    ['rich-001', 0.5],
  ]);
  const after = new Map([
    ['flask#0', 0.4],
    ['flask#1', 0.5004],
    ['gson#0', 1],
    ['new#0', 1],
    ['rich-001', 0.25],
  ]);

  it('names what moved, the most first, among the queries of both runs', () => {
    const movement = compareRuns(before, after);
    expect(movement).toMatchObject({ compared: 4, better: 1, worse: 2 });
    expect(movement.losers.map(({ id }) => id)).toEqual(['flask#0', 'rich-001']);
    expect(movement.winners).toEqual([{ id: 'gson#0', before: 0.2, after: 1 }]);
    expect(compareRuns(before, after, 1).losers).toHaveLength(1);
  });

  it('takes the mean over repositories', () => {
    const { delta } = compareRuns(before, after);
    expect(delta).toBeCloseTo(((-0.6 + 0.0004) / 2 + 0.8 - 0.25) / 3, 6);
  });

  it('keeps the Chinese twins of a repository with it', () => {
    const same = new Map([
      ['rich-001', 0],
      ['rich-001-zh', 0],
      ['jq-001', 0],
    ]);
    const { delta } = compareRuns(same, new Map([...same, ['jq-001', 1]]));
    expect(delta).toBe(0.5);
  });
});

describe('fusionLosses', () => {
  it('names the better part of each class that loses more than the limit, worst first', () => {
    const losses = fusionLosses([
      { name: 'symbol', fused: 0.9, words: 0.95, meaning: 0.4 },
      { name: 'semantic', fused: 0.7, words: 0.6, meaning: 0.8 },
      { name: 'architecture', fused: 0.8, words: 0.804, meaning: 0.7 },
      { name: 'docs', fused: 0.9, words: 0.5, meaning: 0.5 },
    ]);
    expect(losses.map(({ name, part }) => [name, part])).toEqual([
      ['semantic', 'meaning'],
      ['symbol', 'words'],
    ]);
    expect(losses[0]?.loss).toBeCloseTo(0.1, 10);
  });
});
