// What an order of the candidates is worth: the page as the product makes it, scored as the
// benchmark and the own sets are.

import { cutoff, normalizedGain, reciprocalRank } from '../lib/metrics.ts';
import type { Question } from './material.ts';

/** @returns one score per candidate */
export function scoresOf({ values, files }: Question, weights: Float64Array): Float64Array {
  const width = weights.length;
  const scores = new Float64Array(files.length);
  for (let row = 0; row < files.length; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += (values[row * width + column] ?? 0) * (weights[column] ?? 0);
    }
    scores[row] = sum;
  }
  return scores;
}

/**
 * @param furtherPlace  taken off for each better place of the same file
 * @returns             NDCG@10 or reciprocal rank, 0…1
 */
export function scoreRanking(
  question: Question,
  scores: Float64Array,
  furtherPlace: number,
): number {
  const page = firstPage(question, scores, furtherPlace);
  return scorePage(
    question,
    page.map((row) => question.met[row] ?? []),
  );
}

/**
 * @param page  what each place of it answers, best first
 * @returns     NDCG@10 or reciprocal rank, 0…1
 */
export function scorePage(
  { measure, answerCount }: Pick<Question, 'measure' | 'answerCount'>,
  page: readonly (readonly number[])[],
): number {
  const ranks = answerRanks(page.slice(0, cutoff));
  return measure === 'gain' ? normalizedGain(ranks, answerCount) : reciprocalRank(ranks);
}

/** @returns the candidates of the first page, best first */
function firstPage({ files }: Question, scores: Float64Array, furtherPlace: number): number[] {
  const seen = new Map<number, number>();
  return [...scores.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .map((row) => {
      const file = files[row] ?? 0;
      const before = seen.get(file) ?? 0;
      seen.set(file, before + 1);
      return { row, score: (scores[row] ?? 0) - furtherPlace * before };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, cutoff)
    .map(({ row }) => row);
}

/** @returns for each answer on the page, the rank of its first place, from 1 */
function answerRanks(page: readonly (readonly number[])[]): number[] {
  const found = new Set<number>();
  return page.flatMap((met, index) => {
    const fresh = met.filter((answer) => !found.has(answer));
    fresh.forEach((answer) => found.add(answer));
    return fresh.map(() => index + 1);
  });
}
