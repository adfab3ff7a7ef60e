import { expect, it } from 'vitest';
import {
  judgeScorer,
  measurePairMs,
  openCrossEncoder,
  runAllPairs,
} from '../../../../bench/sbert/crossEncoder.ts';
import { createFakeScorer, type FakeScorer } from '../../../support/fakeScorer.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

type Pair = readonly [query: string, document: string];

/** A scorer that finds texts of like length alike, and keeps the pairs that it is asked for. */
function recordingScorer(): { readonly scorer: FakeScorer; readonly pairs: readonly Pair[] } {
  const pairs: Pair[] = [];
  const scorer = createFakeScorer({
    logitOf: (document, query) => {
      pairs.push([query, document]);
      return -Math.abs(document.length - query.length);
    },
  });
  return { scorer, pairs };
}

/** Of 1, 2, 3, … tokens, all different. */
const textsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `t${index}${' word'.repeat(index)}`);

it('reads every pair once', async () => {
  const { scorer, pairs } = recordingScorer();
  const [a = '', b = '', c = ''] = textsOf(3);
  await runAllPairs(scorer, [a, b, c]);
  expect(pairs).toEqual([
    [a, b],
    [a, c],
    [b, c],
  ]);
});

it('samples as many pairs as it is asked for, of different sentences', async () => {
  const { scorer, pairs } = recordingScorer();
  await measurePairMs(scorer, textsOf(40), 999);
  expect(pairs.every(([query, document]) => query !== document)).toBe(true);
  const [warmUp, ...timed] = scorer.calls.map(({ length }) => length);
  expect([warmUp, ...timed]).toEqual([100, 99, ...Array<number>(9).fill(100)]);
});

it('samples with sentences of every length, each with many others', async () => {
  const { scorer, pairs } = recordingScorer();
  await measurePairMs(scorer, textsOf(100), 1000);
  const tens = new Set(pairs.map(([query]) => Math.floor((scorer.countTokens(query) - 1) / 10)));
  expect([...tens].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('samples of two sentences and a single pair', async () => {
  const { scorer, pairs } = recordingScorer();
  expect(await measurePairMs(scorer, textsOf(2), 1)).toBeGreaterThanOrEqual(0);
  expect(new Set(pairs.flat()).size).toBe(2);
});

it('compares logits with judgement', async () => {
  const judged = [
    { a: 'one', b: 'two', score: 5 },
    { a: 'one', b: 'three', score: 3 },
    { a: 'one', b: 'eighteen', score: 0 },
  ];
  expect(await judgeScorer(recordingScorer().scorer, judged)).toBeCloseTo(100);
});

it('opens nothing where no model is, or a part of one', async () => {
  const folder = await temporaryFolder({ 'config.json': '{}' });
  expect(await openCrossEncoder(folder, 1)).toBeUndefined();
});
