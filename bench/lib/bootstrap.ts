// Is a difference between two runs more than luck? A paired bootstrap in two levels, because
// the queries of one repository stand or fall together: repositories are drawn with
// replacement, then queries within each.

import { seededRandom } from '../../test/support/seededRandom.ts';
import { mean, quantile } from './metrics.ts';

export interface PairedDifference {
  /** Mean over repositories of the mean over their queries; after − before. */
  readonly delta: number;
  /** Ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

const defaultSamples = 4_000;
const defaultSeed = 12_345;

/**
 * @param groups  one list a repository: what each of its queries gained, after − before
 * @returns       the same for the same input: the draws come from a seed
 * @see Efron & Tibshirani 1993, An Introduction to the Bootstrap
 */
export function pairedBootstrap(
  groups: readonly (readonly number[])[],
  { samples = defaultSamples, seed = defaultSeed } = {},
): PairedDifference {
  const filled = groups.filter((group) => group.length > 0);
  const draw = seededRandom(seed);
  const means = Array.from({ length: samples }, () =>
    drawnMean(filled, draw, (group) => drawnMean(group, draw, (gain) => gain)),
  );
  return {
    delta: mean(filled.map(mean)),
    low: quantile(means, 0.025),
    high: quantile(means, 0.975),
  };
}

/** Mean over as many draws with replacement as there are values; 0 for none. */
function drawnMean<T>(
  values: readonly T[],
  draw: () => number,
  scoreOf: (value: T) => number,
): number {
  let sum = 0;
  values.forEach(() => {
    const drawn = values[Math.floor(draw() * values.length)];
    if (drawn !== undefined) sum += scoreOf(drawn);
  });
  return values.length === 0 ? 0 : sum / values.length;
}
