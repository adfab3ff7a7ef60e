// The parts of the benchmarks that ask the engine, on material small enough to know the answer.

import { expect, it } from 'vitest';
import { measurePairs, readMbpp } from '../../bench/lib/corporaRun.ts';
import { latencyQueries, measureLatency } from '../../bench/lib/latencyRun.ts';
import { openFolder } from '../../bench/lib/openedFolder.ts';
import { measureSet } from '../../bench/lib/setsRun.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const bodies = [
  ['reverse the words of a sentence', 'def reverse_words(s):\n    return s.split()[::-1]\n'],
  ['area of a circle with a given radius', 'def circle_area(radius):\n    return 3.14 * radius\n'],
  ['is a year a leap year', 'def is_leap_year(year):\n    return year % 4 == 0\n'],
] as const;

it('measures pairs of questions and code in every way', async () => {
  const rows = bodies.map(([query, code]) => JSON.stringify({ query, code }));
  const folder = await temporaryFolder({ 'mbpp/mbpp.jsonl': `${rows.join('\n')}\n`, 'work/': '' });
  const figures = await measurePairs(readMbpp(folder), `${folder}/work`);
  expect(figures.map(({ mode }) => mode)).toEqual(['fused', 'words', 'meaning', 'off']);
  for (const { recall10, reciprocalRank } of figures) {
    expect(recall10).toBe(1);
    expect(reciprocalRank).toBe(1);
  }
});

it('measures a set of ours, the Chinese twin as a question of its own', async () => {
  const code = bodies.map(([, body]) => body).join('\n\n');
  const folder = await temporaryFolder({ 'checkout/year.py': code, 'indexes/': '' });
  const queries = await measureSet(
    {
      name: 'tiny',
      repository: 'some/tiny',
      commit: '0'.repeat(40),
      licence: 'MIT',
      language: 'python',
      folders: ['.'],
      queries: [
        {
          id: 'tiny-001',
          kind: 'words',
          half: 'report',
          query: 'is a year a leap year',
          chinese: '判断闰年',
          answers: [{ path: 'year.py', start: 1, end: 99 }],
        },
        {
          id: 'tiny-002',
          kind: 'words',
          half: 'fit',
          query: 'is a year a leap year',
          answers: [{ path: 'other.py', start: 1, end: 99 }],
        },
      ],
    },
    `${folder}/checkout`,
    { indexLocation: `${folder}/indexes` },
  );
  expect(queries.map(({ id, language, hasTwin }) => [id, language, hasTwin])).toEqual([
    ['tiny-001', 'english', true],
    ['tiny-001-zh', 'chinese', true],
    ['tiny-002', 'english', false],
  ]);
  expect(queries[0]?.scores).toMatchObject({ 'reciprocalRank.fused': 1, 'recall5.words': 1 });
  expect(queries[2]?.scores).toMatchObject({ 'reciprocalRank.fused': 0, 'recall5.off': 0 });
});

it('times each stage, over at least 200 different questions', async () => {
  const queries = latencyQueries();
  expect(new Set(queries).size).toBeGreaterThanOrEqual(200);
  const folder = await temporaryFolder({ 'code/a.py': bodies[0][1], 'indexes/': '' });
  const engine = await openFolder({
    folder: `${folder}/code`,
    indexLocation: `${folder}/indexes`,
  });
  try {
    const rows = await measureLatency(engine, queries.slice(0, 3), 5);
    const stages = ['total', 'parse', 'encode', 'gather', 'rank', 'rerank', 'page', 'processor'];
    expect(rows.map(({ stage }) => stage)).toEqual(stages);
    expect(rows[0]?.p50).toBeGreaterThan(0);
    for (const { p50, p95, max } of rows)
      expect([p50, p95, max]).toEqual([p50, p95, max].sort(ascending));
  } finally {
    engine.dispose();
  }
});

function ascending(a: number, b: number): number {
  return a - b;
}
