// Reads texts with the question, best ranked first, for as long as there is time.

import { EngineError, throwIfCancelled } from '../../../base/errors.ts';
import type { PairScorer } from '../../reranking/pairScorer.ts';
import { scorerAdvice } from '../../reranking/scorerFolder.ts';

/**
 * Texts between two looks at the clock: about 1,200 tokens, some 60 ms on one thread. Fewer would
 * pay the fixed cost of a run more often, more would overshoot the budget.
 */
const readAtOnce = 8;

export interface TimeBudget {
  /** Infinity: everything is read. */
  readonly budgetMs: number;
  readonly nowMs: () => number;
}

/**
 * @param documents  best first
 * @returns          logits of the first of them, maybe of none and maybe of all
 * @throws EngineError `model-corrupt` when a logit is not a number
 * @throws CancelledError
 */
export async function scoreInTime(
  scorer: PairScorer,
  query: string,
  documents: readonly string[],
  { budgetMs, nowMs }: TimeBudget,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const logits: number[] = [];
  const startedMs = nowMs();
  let lastMs = 0;
  while (logits.length < documents.length) {
    throwIfCancelled(signal);
    const beganMs = nowMs();
    // The next texts take about as long as the last ones did.
    if (beganMs - startedMs + lastMs > budgetMs) break;
    const next = documents.slice(logits.length, logits.length + readAtOnce);
    logits.push(...checked(await scorer.score(query, next, signal), next.length, scorer));
    lastMs = nowMs() - beganMs;
  }
  throwIfCancelled(signal);
  return logits;
}

function checked(logits: Float32Array, count: number, { name }: PairScorer): Float32Array {
  const usable = logits.filter((logit) => Number.isFinite(logit)).length;
  if (logits.length === count && usable === count) return logits;
  throw new EngineError(
    'model-corrupt',
    `The scorer ${name} gives ${String(usable)} usable scores for ${String(count)} texts. ` +
      scorerAdvice,
  );
}
