import { describe, expect, it } from 'vitest';
import type { ClusterPlaces, PlacedLines } from '../../../../bench/duplicates/cover.ts';
import {
  beyond,
  compareClones,
  pairsOf,
} from '../../../../bench/duplicates/jscpd/compareClones.ts';
import { readJscpdReport } from '../../../../bench/duplicates/jscpd/readReport.ts';

const report = {
  duplicates: [
    {
      format: 'cpp',
      kind: 'exact',
      lines: 22,
      tokens: 80,
      firstFile: { name: './src/a.cc', start: 11, end: 32 },
      secondFile: { name: 'src\\b.cc', start: 1, end: 22 },
    },
  ],
  statistics: {},
};
const clones = readJscpdReport(JSON.stringify(report));

describe('readJscpdReport', () => {
  it('reads both places, with paths from the root', () => {
    expect(clones).toEqual([
      { a: place('src/a.cc', 11, 32), b: place('src/b.cc', 1, 22), lines: 22, tokens: 80 },
    ]);
  });

  it.each([['{}'], ['{"duplicates":[{}]}'], ['{"duplicates":[{"firstFile":{}}]}'], ['[1]']])(
    'refuses %s',
    (text) => {
      expect(() => readJscpdReport(text)).toThrow(/Expected .* jscpd/);
    },
  );
});

describe('compareClones', () => {
  const reasonOf = (): Promise<string> => Promise.resolve('because');

  it('finds a clone within one cluster', async () => {
    const clusters = [cluster(place('src/a.cc', 11, 30), place('src/b.cc', 1, 20))];
    expect(await compareClones(clones, clusters, reasonOf)).toMatchObject([{ found: true }]);
  });

  it('finds a long clone in the clusters of its functions', async () => {
    const clusters = [
      cluster(place('src/a.cc', 11, 20), place('src/b.cc', 1, 10)),
      cluster(place('src/a.cc', 22, 32), place('src/b.cc', 12, 22)),
    ];
    const [compared] = await compareClones(clones, clusters, reasonOf);
    expect(compared).toMatchObject({ found: true, cover: 21 / 22 });
  });

  it('gives the reason for what is not found', async () => {
    const clusters = [
      cluster(place('src/a.cc', 11, 20), place('src/b.cc', 1, 10)),
      cluster(place('src/a.cc', 22, 32), place('src/c.cc', 12, 22)),
    ];
    const [compared] = await compareClones(clones, clusters, reasonOf);
    expect(compared).toMatchObject({ found: false, cover: 10 / 22, reason: 'because' });
  });

  it('passes over short clones', async () => {
    const short = clones.map((clone) => ({ ...clone, a: place('src/a.cc', 11, 19) }));
    expect(await compareClones(short, [], reasonOf)).toEqual([]);
  });
});

describe('beyond', () => {
  it('is what no clone holds, neither way round', () => {
    const [first, second] = [place('src/b.cc', 2, 20), place('src/a.cc', 12, 30)];
    const other = place('src/c.cc', 1, 19);
    const pairs = pairsOf([cluster(first, second, other)]);
    expect(beyond(pairs, clones)).toEqual([{ a: second, b: other, cloneType: 1, similarity: 1 }]);
  });
});

function place(path: string, start: number, end: number): PlacedLines {
  return { path, lines: { start, end } };
}

function cluster(...members: readonly PlacedLines[]): ClusterPlaces {
  return { cloneType: 1, similarity: 1, members };
}
