// The measures of a ranked list. Ranks are 1-based; a target that was not found has no rank.

/** Places that count, as in every published figure of the benchmark. */
export const cutoff = 10;

/**
 * Normalised discounted cumulative gain with gains of 0 and 1.
 *
 * @param ranks     where targets were found; two targets at one rank count once
 * @param relevant  how many targets there are, found or not
 * @returns         0…1; 0 when there is no target
 * @see Järvelin & Kekäläinen 2002, Cumulated gain-based evaluation of IR techniques
 */
export function normalizedGain(ranks: readonly number[], relevant: number, k = cutoff): number {
  const found = [...new Set(ranks)].filter((rank) => rank >= 1 && rank <= k);
  const ideal = discountedSum(Array.from({ length: Math.min(k, relevant) }, (_, i) => i + 1));
  return ideal === 0 ? 0 : discountedSum(found) / ideal;
}

function discountedSum(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 1), 0);
}

/** @returns 1 / the best rank; 0 when nothing was found in the first `k` */
export function reciprocalRank(ranks: readonly number[], k = cutoff): number {
  const best = Math.min(...ranks);
  return best <= k ? 1 / best : 0;
}

/** @returns 1 when one of the ranks is among the first `k`, else 0 */
export function foundWithin(ranks: readonly number[], k: number): number {
  return ranks.some((rank) => rank <= k) ? 1 : 0;
}

/** @returns 0 for an empty list */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * @param share  0…1: 0.5 is the median
 * @returns      the nearest value from above; 0 for an empty list
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * Correlation of ranks: do two measures order things alike?
 *
 * @returns  −1…1; equal values share the mean of their ranks; NaN when one measure is constant
 * @throws RangeError when the lengths disagree: that is a bug, not a condition
 * @see Spearman 1904
 */
export function spearman(first: readonly number[], second: readonly number[]): number {
  if (first.length !== second.length) {
    throw new RangeError(`Expected ${first.length} values, got ${second.length}.`);
  }
  const xs = centred(meanRanks(first));
  const ys = centred(meanRanks(second));
  return products(xs, ys) / Math.sqrt(products(xs, xs) * products(ys, ys));
}

function meanRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index);
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++;
    for (const index of order.slice(start, end)) ranks[index] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

function centred(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function products(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
}

/** To as many digits as are kept in a result file. */
export function rounded(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}
