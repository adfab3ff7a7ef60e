// What the most similar pair of n sentences costs, by n: times that were measured, times that
// follow from others and say so, and the power of n that they grow with.

import { mean } from '../lib/metrics.ts';

/** One way to find the pair, or a part of one. */
export interface CostCurve {
  readonly name: string;
  readonly points: readonly CostPoint[];
}

export interface CostPoint {
  readonly sentences: number;
  readonly seconds: number;
  /** True when nobody waited for it: pairs times the measured time of a pair. */
  readonly extrapolated: boolean;
}

/** The part of the bi-encoder's way that is linear. */
export const encodingAlone = 'encoding alone';

const curveSizes = [100, 200, 500, 1000, 2000, 5000, 10_000];

/** @returns the sizes of the curve, up to the number of sentences and with it */
export function sizesUpTo(sentences: number): number[] {
  return [...curveSizes.filter((size) => size < sentences), sentences];
}

/**
 * The slope of a line through the points on axes of logarithms: 1 is linear, 2 quadratic cost.
 *
 * @returns  by least squares over the measured points; undefined for fewer than two
 */
export function fitExponent(points: readonly CostPoint[]): number | undefined {
  const measured = points.filter(({ extrapolated }) => !extrapolated);
  if (measured.length < 2) return undefined;
  const xs = measured.map(({ sentences }) => Math.log(sentences));
  const ys = measured.map(({ seconds }) => Math.log(seconds));
  const xMean = mean(xs);
  const yMean = mean(ys);
  const covariance = xs.reduce(
    (sum, x, index) => sum + (x - xMean) * ((ys[index] ?? 0) - yMean),
    0,
  );
  return covariance / xs.reduce((sum, x) => sum + (x - xMean) ** 2, 0);
}
