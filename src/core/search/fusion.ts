// Reciprocal rank fusion: lists whose scores cannot be compared become one.

/** One list's place for a candidate and how much the list counts. */
export interface RankedVote {
  readonly rank: number | undefined;
  readonly weight: number;
}

/** The constant of the paper: flattens the top, so that agreement beats a single first place. */
export const rankConstant = 60;

/**
 * Σ weight / (k + rank + 1), divided by what first places everywhere would give.
 *
 * @param votes  0-based ranks; an absent rank gives nothing but still counts in the divisor
 * @returns      0…1
 * @see Cormack, Clarke & Büttcher 2009, Reciprocal Rank Fusion
 */
export function fuseRanks(votes: readonly RankedVote[]): number {
  let sum = 0;
  let best = 0;
  for (const { rank, weight } of votes) {
    best += weight / (rankConstant + 1);
    if (rank !== undefined) sum += weight / (rankConstant + rank + 1);
  }
  return best === 0 ? 0 : sum / best;
}
