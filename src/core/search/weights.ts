// The numbers of the ranking, in one readable table.

export interface RankingWeights {
  /** Votes of the fused lists. */
  readonly exact: number;
  readonly stems: number;
  readonly vectors: number;
  /** The vectors' vote when the query is one name. */
  readonly vectorsForSymbols: number;
  /** Added to a factor of 1, each times its feature of 0…1. */
  readonly fileName: number;
  readonly symbolName: number;
  readonly definition: number;
  readonly fileCoherence: number;
  /** Multiplies the score of each further chunk of one file. */
  readonly furtherChunkDecay: number;
}

/**
 * First values, set by hand after what is known of the public benchmark; `npm run bench:quality`
 * has measured them as they are (`bench/results/quality.json`), nothing has been fitted yet.
 */
export const rankingWeights: RankingWeights = {
  exact: 0.4,
  stems: 0.3,
  vectors: 0.3,
  vectorsForSymbols: 0.1,
  fileName: 1,
  symbolName: 0.5,
  definition: 1,
  fileCoherence: 0.3,
  furtherChunkDecay: 0.6,
};
