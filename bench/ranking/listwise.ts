// Fits the weights of a linear ranking: listwise softmax over files, and over the places within
// the file that answers, by Adam, with signs kept and weights drawn to a prior.

import type { Question } from './material.ts';
import { scoresOf } from './rankedScore.ts';

export interface FitOptions {
  /** Where the weights begin and where the penalty draws them to; in units of {@link Scale}. */
  readonly prior: Float64Array;
  /** Penalty on the squared distance from the prior. */
  readonly penalty: number;
  readonly rounds: number;
  /** 1 = the weight may not be negative, −1 = not positive, 0 = either, NaN = it stays 0. */
  readonly signs: readonly number[];
}

const stepSize = 0.05;
/** Within its file the right place competes less than the file competes with other files. */
const withinFileShare = 0.5;

/**
 * @param questions  with their features scaled to comparable spread
 * @returns          weights for the scaled features
 * @see Cao et al. 2007, Learning to Rank: From Pairwise Approach to Listwise Approach;
 *      Kingma & Ba 2015, Adam
 */
export function fitWeights(questions: readonly Question[], options: FitOptions): Float64Array {
  const { prior, penalty, rounds, signs } = options;
  const usable = questions.filter(({ met }) => met.some((answers) => answers.length > 0));
  const total = usable.reduce((sum, question) => sum + shareOf(question), 0);
  const weights = Float64Array.from(prior);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(weights.length);
    for (const question of usable) {
      addGradient(question, weights, gradient, shareOf(question) / total);
    }
    for (let index = 0; index < weights.length; index++) {
      const weight = weights[index] ?? 0;
      const slope = (gradient[index] ?? 0) + penalty * (weight - (prior[index] ?? 0));
      first[index] = 0.9 * (first[index] ?? 0) + 0.1 * slope;
      second[index] = 0.99 * (second[index] ?? 0) + 0.01 * slope * slope;
      const mean = (first[index] ?? 0) / (1 - 0.9 ** round);
      const spread = Math.sqrt((second[index] ?? 0) / (1 - 0.99 ** round)) + 1e-9;
      weights[index] = keepSign(weight - (stepSize * mean) / spread, signs[index] ?? 0);
    }
  }
  return weights;
}

/** The benchmark is the yardstick; the own sets keep it from forgetting lines and documents. */
const ownShare = 0.6;
/** Its labels know source files only: with all files it says that documents answer nothing. */
const allFilesShare = 0.1;

/** What a question counts beside the others. */
export function shareOf({ measure, corpus }: Pick<Question, 'measure' | 'corpus'>): number {
  if (measure === 'rank') return ownShare;
  return corpus === 'source' ? 1 : allFilesShare;
}

function keepSign(weight: number, sign: number): number {
  if (Number.isNaN(sign)) return 0;
  return weight * sign < 0 ? 0 : weight;
}

/** Adds the gradient of one question's loss, times `share`. */
export function addGradient(
  question: Question,
  weights: Float64Array,
  gradient: Float64Array,
  share: number,
): void {
  const scores = scoresOf(question, weights);
  const answers = new Set(question.met.flat());
  for (const answer of answers) {
    const right = bestOf(question, scores, (row) => question.met[row]?.includes(answer) === true);
    if (right === undefined) continue;
    const part = share / answers.size;
    descend(question, scores, right, wrongFiles(question, scores), gradient, part);
    const beside = wrongBeside(question, right);
    descend(question, scores, right, beside, gradient, part * withinFileShare);
  }
}

/** Gradient of −log softmax of the right row among the wrong ones. */
function descend(
  { values }: Question,
  scores: Float64Array,
  right: number,
  wrong: readonly number[],
  gradient: Float64Array,
  share: number,
): void {
  if (wrong.length === 0) return;
  const rows = [right, ...wrong];
  const top = rows.reduce((best, row) => Math.max(best, scores[row] ?? 0), -Infinity);
  const powers = rows.map((row) => Math.exp((scores[row] ?? 0) - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const width = gradient.length;
  rows.forEach((row, index) => {
    const error = ((powers[index] ?? 0) / total - (row === right ? 1 : 0)) * share;
    if (Math.abs(error) < 1e-9) return;
    for (let column = 0; column < width; column++) {
      gradient[column] = (gradient[column] ?? 0) + error * (values[row * width + column] ?? 0);
    }
  });
}

function bestOf(
  { files }: Question,
  scores: Float64Array,
  fits: (row: number) => boolean,
): number | undefined {
  let best: number | undefined;
  for (let row = 0; row < files.length; row++) {
    if (!fits(row)) continue;
    if (best === undefined || (scores[row] ?? 0) > (scores[best] ?? 0)) best = row;
  }
  return best;
}

/** The best row of each file that holds no answer: what a page would show of it. */
function wrongFiles({ files, met }: Question, scores: Float64Array): number[] {
  const answering = new Set<number>();
  met.forEach((answers, row) => {
    if (answers.length > 0) answering.add(files[row] ?? 0);
  });
  const best = new Map<number, number>();
  files.forEach((file, row) => {
    if (answering.has(file)) return;
    const known = best.get(file);
    if (known === undefined || (scores[row] ?? 0) > (scores[known] ?? 0)) best.set(file, row);
  });
  return [...best.values()];
}

/** Rows of the same file that do not answer. */
function wrongBeside({ files, met }: Question, right: number): number[] {
  return [...files.keys()].filter((row) => files[row] === files[right] && met[row]?.length === 0);
}
