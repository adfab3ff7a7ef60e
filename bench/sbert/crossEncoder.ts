// The cross-encoder's way to the most similar pair: each pair is an inference of its own. All of
// 10,000 sentences is measured by nobody: the time of a pair comes from a sample.

import { seededRandom } from '../../test/support/seededRandom.ts';
import { spearman } from '../lib/metrics.ts';
import type { CostPoint } from './costCurve.ts';
import type { TokenPair } from './pairInput.ts';
import type { PairScorer } from './pairScorer.ts';
import { pairCount } from './pairSearch.ts';
import type { JudgedPair } from './sentences.ts';

const sampleSeed = 49_995_000;
const warmUpPairs = 32; // the first run allocates

/**
 * Scores random pairs of different sentences. The ids are at hand, as for all pairs: there each
 * sentence is tokenised once and used n − 1 times.
 *
 * @param texts  at least two
 * @returns      milliseconds of one pair
 */
export async function measurePairMs(
  scorer: PairScorer,
  texts: readonly string[],
  sampleSize: number,
): Promise<number> {
  const pairs = samplePairs(
    texts.map((text) => scorer.tokenize(text)),
    sampleSize,
  );
  await scorer.score(pairs.slice(0, warmUpPairs));
  const startedMs = performance.now();
  await scorer.score(pairs);
  return (performance.now() - startedMs) / pairs.length;
}

/** @returns pairs of two different positions, the same on every run */
function samplePairs(ids: readonly (readonly number[])[], count: number): TokenPair[] {
  const random = seededRandom(sampleSeed);
  return Array.from({ length: count }, () => {
    const first = Math.floor(random() * ids.length);
    const step = 1 + Math.floor(random() * (ids.length - 1));
    return { first: ids[first] ?? [], second: ids[(first + step) % ids.length] ?? [] };
  });
}

/** @returns seconds for all pairs of the texts, tokenising included */
export async function runAllPairs(scorer: PairScorer, texts: readonly string[]): Promise<number> {
  const startedMs = performance.now();
  const ids = texts.map((text) => scorer.tokenize(text));
  await scorer.score(
    ids.flatMap((first, row) => ids.slice(row + 1).map((second) => ({ first, second }))),
  );
  return (performance.now() - startedMs) / 1000;
}

/**
 * @param pairMs      measured time of one pair
 * @param maxSeconds  a size that would take longer is extrapolated
 * @param measure     seconds for all pairs of the first n sentences
 */
export async function crossCurve(
  sizes: readonly number[],
  pairMs: number,
  maxSeconds: number,
  measure: (sentences: number) => Promise<number>,
): Promise<CostPoint[]> {
  const points: CostPoint[] = [];
  for (const sentences of sizes) {
    const expected = (pairCount(sentences) * pairMs) / 1000;
    const extrapolated = expected > maxSeconds;
    const seconds = extrapolated ? expected : await measure(sentences);
    points.push({ sentences, seconds, extrapolated });
  }
  return points;
}

/** @returns Spearman × 100 of scores with people's judgement */
export async function judgeScorer(
  scorer: PairScorer,
  pairs: readonly JudgedPair[],
): Promise<number> {
  const scores = await scorer.score(
    pairs.map(({ a, b }) => ({ first: scorer.tokenize(a), second: scorer.tokenize(b) })),
  );
  return (
    100 *
    spearman(
      [...scores],
      pairs.map(({ score }) => score),
    )
  );
}
