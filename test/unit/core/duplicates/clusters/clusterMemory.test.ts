import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../../../src/base/errors.ts';
import { ClusterMemory } from '../../../../../src/core/duplicates/clusters/clusterMemory.ts';
import type { PairCluster } from '../../../../../src/core/duplicates/clusters/graphClusters.ts';
import { cloneTypes } from '../../../../../src/core/duplicates/duplicateCluster.ts';
import type { DuplicatePair, SourceFile } from '../../../../../src/core/duplicates/pair.ts';
import { PairSet } from '../../../../support/pairSet.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

const files = new Map<string, SourceFile>();

function fileOf(path: string): SourceFile {
  const known = files.get(path);
  if (known !== undefined) return known;
  const facts = { rootIndex: 0, language: 'python', hash: path, isTest: false };
  const file = { ...facts, path, chunks: [] };
  files.set(path, file);
  return file;
}

/** `a.py 1-10`. */
function spanOf(text: string): DuplicatePair['a'] {
  const [path = '', start, end] = text.split(/[ -]/);
  return { file: fileOf(path), lines: { start: Number(start), end: Number(end) } };
}

function pair(
  a: string,
  b: string,
  { cloneType = 3, similarity = 0.9, content = 'code' }: Partial<DuplicatePair> = {},
): DuplicatePair {
  return { a: spanOf(a), b: spanOf(b), cloneType, similarity, content };
}

const openMemory = (): ClusterMemory => new ClusterMemory(() => true);

function clusterPairs(
  pairs: readonly DuplicatePair[],
  signal?: AbortSignal,
): Promise<readonly PairCluster[]> {
  return openMemory().update(new PairSet(pairs), signal);
}

const textOf = ({ members }: PairCluster): string =>
  members
    .map(({ file, lines }) => `${file.path} ${String(lines.start)}-${String(lines.end)}`)
    .sort()
    .join(', ');

async function clustersOf(...pairs: DuplicatePair[]): Promise<string[]> {
  return (await clusterPairs(pairs)).map(textOf).sort();
}

describe('pairs become clusters', () => {
  it('of places that are all alike', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 1-10'),
      pair('b 1-10', 'c 1-10'),
      pair('a 1-10', 'c 1-10'),
      pair('d 1-10', 'e 1-10'),
    );
    expect(found).toEqual(['a 1-10, b 1-10, c 1-10', 'd 1-10, e 1-10']);
  });

  it('but no chain: what is only like a member of a group is told with that member', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 1-10', { similarity: 0.95 }),
      pair('b 1-10', 'c 1-10', { similarity: 0.9 }),
    );
    expect(found).toEqual(['a 1-10, b 1-10', 'b 1-10, c 1-10']);
  });

  it('of one file before those with another, where all are as much alike', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 1-10', { similarity: 0.9 }),
      pair('b 1-10', 'b 21-30', { similarity: 0.9 }),
    );
    expect(found).toEqual(['a 1-10, b 1-10', 'b 1-10, b 21-30']);
    const [first] = await clusterPairs([
      pair('a 1-10', 'b 1-10', { similarity: 0.9 }),
      pair('b 1-10', 'b 21-30', { similarity: 0.9 }),
    ]);
    expect(first && textOf(first)).toBe('b 1-10, b 21-30');
  });

  it('of a large group also where a few of its pairs were not seen', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `f${String(index)} 1-10`);
    const pairs = names.flatMap((a, index) =>
      names
        .slice(index + 1)
        .filter((_, other) => (index + other) % 7 !== 3)
        .map((b) => pair(a, b)),
    );
    expect(pairs.length).toBeLessThan(28);
    expect(await clustersOf(...pairs)).toEqual([names.join(', ')]);
  });

  it('each with the weakest type that holds it together, and the mean of its pairs', async () => {
    const [cluster] = await clusterPairs([
      pair('a 1-10', 'b 1-10', { cloneType: 1, similarity: 1 }),
      pair('b 1-10', 'c 1-10', { cloneType: 2, similarity: 0.8 }),
      pair('a 1-10', 'c 1-10', { cloneType: 3, similarity: 0.75 }),
    ]);
    expect(cluster).toMatchObject({ cloneType: 2, content: 'code' });
    expect(cluster?.similarity).toBeCloseTo(0.85);
  });

  it('where spans of nearly the same lines are one place: as the surest pair has it', async () => {
    const found = await clustersOf(
      pair('a 1-20', 'b 1-20', { cloneType: 3 }),
      pair('a 3-20', 'c 5-22', { cloneType: 1, similarity: 1 }),
      pair('b 1-20', 'c 4-22', { cloneType: 3 }),
    );
    expect(found).toEqual(['a 3-20, b 1-20, c 5-22']);
  });

  it('without those that lie within another one', async () => {
    const inner = [pair('a 5-9', 'b 5-9', { cloneType: 1 })];
    const outer = [pair('a 1-30', 'b 1-30')];
    expect(await clustersOf(...inner, ...outer)).toEqual(['a 1-30, b 1-30']);
    expect(
      await clustersOf(...inner, pair('b 5-9', 'c 5-9'), pair('a 5-9', 'c 5-9'), ...outer),
    ).toEqual(['a 1-30, b 1-30', 'a 5-9, b 5-9, c 5-9']);
  });

  it('but a copy stays within places that only mean the same', async () => {
    const found = await clustersOf(
      pair('a 5-9', 'b 5-9', { cloneType: 1 }),
      pair('a 1-30', 'b 1-30', { cloneType: 4 }),
    );
    expect(found).toEqual(['a 1-30, b 1-30', 'a 5-9, b 5-9']);
  });

  it('of copies before those that only mean the same, however sure their meaning is', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 1-10', { cloneType: 3, similarity: 0.7 }),
      pair('a 1-10', 'c 1-10', { cloneType: 4, similarity: 0.96 }),
      pair('b 1-10', 'd 1-10', { cloneType: 4, similarity: 0.95 }),
    );
    expect(found).toEqual(['a 1-10, b 1-10', 'a 1-10, c 1-10', 'b 1-10, d 1-10']);
  });

  it('to which what means the same as all of them is added', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 1-10', { cloneType: 3, similarity: 0.7 }),
      pair('a 1-10', 'c 1-10', { cloneType: 4, similarity: 0.95 }),
      pair('b 1-10', 'c 1-10', { cloneType: 4, similarity: 0.95 }),
    );
    expect(found).toEqual(['a 1-10, b 1-10, c 1-10']);
  });

  it('of code apart from those of comments', async () => {
    const found = await clusterPairs([
      pair('a 1-10', 'b 1-10', { content: 'comments' }),
      pair('a 1-10', 'c 1-10', { content: 'code' }),
    ]);
    expect(found.map(({ content }) => content).sort()).toEqual(['code', 'comments']);
  });

  it('whose members in one file do not overlap', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 1-10'),
      pair('a 6-15', 'b 1-10'),
      pair('a 1-10', 'a 6-15'),
    );
    expect(found).toEqual(['a 1-15, b 1-10']);
  });
});

describe('pairs that follow each other in both files', () => {
  it('are one of wider spans, over blank lines', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'b 21-30'),
      pair('b 33-40', 'a 12-19'),
      pair('a 21-25', 'b 42-50'),
    );
    expect(found).toEqual(['a 1-25, b 21-50']);
  });

  it.each([
    ['only in one file', pair('a 11-20', 'b 60-70')],
    ['in another order', pair('a 11-20', 'b 1-19')],
    ['as other content', pair('a 11-20', 'b 31-40', { content: 'comments' })],
    ['by their meaning', pair('a 11-20', 'b 31-40', { cloneType: 4 })],
  ])('stay apart when they follow %s', async (_, next) => {
    expect(await clustersOf(pair('a 1-10', 'b 21-30'), next)).toHaveLength(2);
  });

  it('stay apart in one file where they would meet', async () => {
    const found = await clustersOf(pair('a 1-10', 'a 11-20'), pair('a 11-20', 'a 21-30'));
    expect(found).toEqual(['a 1-10, a 11-20', 'a 11-20, a 21-30']);
  });

  it('stay apart in one file where neighbours are alike: they are one family', async () => {
    const found = await clustersOf(
      pair('a 1-10', 'a 12-21'),
      pair('a 1-10', 'a 30-39'),
      pair('a 12-21', 'a 41-50'),
      pair('a 12-21', 'a 30-39'),
      pair('a 1-10', 'a 41-50'),
      pair('a 30-39', 'a 41-50'),
    );
    expect(found).toEqual(['a 1-10, a 12-21, a 30-39, a 41-50']);
  });

  it('weigh by their lines', async () => {
    const [cluster] = await clusterPairs([
      pair('a 1-30', 'b 1-30', { cloneType: 1, similarity: 1 }),
      pair('a 31-40', 'b 31-40', { cloneType: 3, similarity: 0.8 }),
    ]);
    expect(cluster).toMatchObject({ cloneType: 3 });
    expect(cluster?.similarity).toBeCloseTo(0.95);
  });
});

it('stops when it is told to', async () => {
  const signal = AbortSignal.abort();
  await expect(clusterPairs([pair('a 1-10', 'b 1-10')], signal)).rejects.toBeInstanceOf(
    CancelledError,
  );
});

describe('pairs that come and go', () => {
  const contents = ['code', 'docs'] as const;

  /** Places of few files, so that they overlap, follow each other and lie within each other. */
  function randomPair(random: () => number): DuplicatePair {
    const upTo = (count: number): number => Math.floor(random() * count);
    const place = (): string => {
      const start = 1 + 3 * upTo(12);
      return `r${String(upTo(6))} ${String(start)}-${String(start + 2 + upTo(12))}`;
    };
    const cloneType = cloneTypes[upTo(4)] ?? 1;
    const content = contents[upTo(2)] ?? 'code';
    return pair(place(), place(), { cloneType, content, similarity: 0.5 + upTo(6) / 10 });
  }

  const factsOf = (clusters: readonly PairCluster[]): string[] =>
    clusters
      .map((cluster) => {
        const { cloneType, content, similarity } = cluster;
        return [cloneType, content, similarity, textOf(cluster)].join(' ');
      })
      .sort();

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'give the same as all of them anew, in whatever order (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const memory = openMemory();
      const changing = new PairSet([], seed % 2 === 0);
      let pairs: DuplicatePair[] = [];
      for (let step = 0; step < 12; step++) {
        pairs = pairs.filter(() => random() < 0.8);
        for (let count = random() * 20; count > 0; count--) pairs.push(randomPair(random));
        const found = factsOf(await memory.update(changing.become(pairs)));
        expect(found).toEqual(factsOf(await clusterPairs(pairs.toReversed())));
      }
    },
  );

  it('leave clusters that have nothing to do with them as they are', async () => {
    const memory = openMemory();
    const kept = [pair('a 1-10', 'b 1-10'), pair('b 1-10', 'c 1-10'), pair('d 1-9', 'e 1-9')];
    const changing = new PairSet([...kept, pair('d 21-30', 'f 1-10')]);
    const before = await memory.update(changing);
    const after = await memory.update(changing.become([...kept, pair('d 41-50', 'g 1-10')]));
    const same = after.filter((cluster) => before.includes(cluster));
    expect(same.map(textOf).sort()).toEqual(['a 1-10, b 1-10', 'b 1-10, c 1-10', 'd 1-9, e 1-9']);
    expect(after.map(textOf)).toContain('d 41-50, g 1-10');
    expect(after).toHaveLength(4);
  });

  it('count only where they pass the filter', async () => {
    const memory = new ClusterMemory(({ cloneType }) => cloneType !== 4);
    const changing = new PairSet([pair('a 1-10', 'b 1-10', { cloneType: 4 })]);
    expect(await memory.update(changing)).toEqual([]);
    const passing = pair('a 1-10', 'b 1-10');
    expect((await memory.update(changing.become([passing]))).map(textOf)).toEqual([
      'a 1-10, b 1-10',
    ]);
    expect(await memory.update(changing.become([]))).toEqual([]);
  });

  it('are grouped by the next look where one was stopped, wherever that was', async () => {
    let stops = 0;
    for (let reads = 1; reads <= 60; reads++) {
      const aborted = new AbortController();
      let left = reads;
      const stopping: DuplicatePair = {
        ...pair('a 1-10', 'b 1-10'),
        get similarity() {
          if (--left === 0) aborted.abort();
          return 0.9;
        },
      };
      const pairs = [
        stopping,
        pair('b 1-10', 'c 1-10'),
        pair('a 1-10', 'a 41-50'),
        pair('d 1-9', 'e 1-9'),
      ];
      const memory = openMemory();
      const changing = new PairSet(pairs);
      await memory.update(changing, aborted.signal).catch(() => (stops += 1));
      expect(factsOf(await memory.update(changing))).toEqual(factsOf(await clusterPairs(pairs)));
    }
    expect(stops).toBeGreaterThan(0);
  });
});
