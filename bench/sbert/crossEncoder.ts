// The cross-encoder's way to the most similar pair: the product's scorer reads every sentence with
// every later one. All of 10,000 is measured by nobody: the time of a pair comes from a sample.

import { hasCode } from '../../src/base/errors.ts';
import type { PairScorer } from '../../src/core/reranking/pairScorer.ts';
import { openScorer } from '../../test/support/openScorer.ts';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { spearman } from '../lib/metrics.ts';
import type { CostPoint } from './costCurve.ts';
import { pairCount } from './pairSearch.ts';
import type { JudgedPair } from './sentences.ts';

/**
 * @param threads  at least one
 * @returns        undefined where the folder or one of its files is not there
 * @throws EngineError `runtime-missing`, `model-corrupt`
 */
export async function openCrossEncoder(
  folder: string,
  threads: number,
): Promise<PairScorer | undefined> {
  try {
    return await openScorer(folder, { threads });
  } catch (error) {
    if (hasCode(error, 'model-missing')) return undefined;
    throw error;
  }
}

/**
 * Asks as {@link runAllPairs} does, of a sample: a sentence with many others in one call, which the
 * scorer sorts by length into full batches.
 *
 * @param texts  at least two
 * @returns      milliseconds of one pair
 */
export async function measurePairMs(
  scorer: PairScorer,
  texts: readonly string[],
  sampleSize: number,
): Promise<number> {
  const calls = sampleCalls(scorer, texts, sampleSize);
  // The first run allocates; the longest sentence comes last and takes the most.
  for (const { query, documents } of calls.slice(-1)) await scorer.score(query, documents);
  const startedMs = performance.now();
  for (const { query, documents } of calls) await scorer.score(query, documents);
  return (performance.now() - startedMs) / sampleSize;
}

/** One sentence and those that it is read with. */
interface ScorerCall {
  readonly query: string;
  readonly documents: readonly string[];
}

const sampleSeed = 49_995_000;
/**
 * Each is read with a tenth of the sample. A call of 1,000 sorts into batches that are padded like
 * those of all 10,000 sentences (1 % more tokens a pair); one of 100 pads about a fifth more.
 */
const queryCount = 10;

/**
 * Few sentences are asked with, so they are drawn from equal parts of all, by length: a pair's time
 * grows with both lengths. Counting tokens also lets the tokenizer meet every word before the
 * clock runs, as in all pairs, where each sentence is tokenised thousands of times.
 *
 * @returns pairs of two different positions, the same on every run
 */
function sampleCalls(
  scorer: PairScorer,
  texts: readonly string[],
  sampleSize: number,
): ScorerCall[] {
  const random = seededRandom(sampleSeed);
  const counted = texts.map((text) => ({ text, tokens: scorer.countTokens(text) }));
  const byLength = counted.sort((a, b) => a.tokens - b.tokens).map(({ text }) => text);
  const textAt = (position: number): string => byLength[position % byLength.length] ?? '';
  const callCount = Math.min(queryCount, sampleSize);
  const firstPair = (call: number): number => Math.floor((call * sampleSize) / callCount);
  return Array.from({ length: callCount }, (_, call) => {
    const position = Math.floor(((call + random()) / callCount) * byLength.length);
    const length = firstPair(call + 1) - firstPair(call);
    const documents = Array.from({ length }, () =>
      textAt(position + 1 + Math.floor(random() * (byLength.length - 1))),
    );
    return { query: textAt(position), documents };
  });
}

/** @returns seconds for all pairs of the texts, each once, tokenising included */
export async function runAllPairs(scorer: PairScorer, texts: readonly string[]): Promise<number> {
  const startedMs = performance.now();
  for (const [row, text] of texts.entries()) await scorer.score(text, texts.slice(row + 1));
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

/** @returns Spearman × 100 of logits with people's judgement */
export async function judgeScorer(
  scorer: PairScorer,
  pairs: readonly JudgedPair[],
): Promise<number> {
  const logits: number[] = [];
  for (const { a, b } of pairs) logits.push(...(await scorer.score(a, [b])));
  return (
    100 *
    spearman(
      logits,
      pairs.map(({ score }) => score),
    )
  );
}
