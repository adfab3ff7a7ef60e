// The numbers of the ranking: the fitted table, and the few numbers that nothing can be fitted on.

import type { QueryClass } from './queryClass.ts';
import { fittedWeights } from './rankingWeights.ts';

/** Weight of each feature; a feature that is not named here does not count. */
export type FeatureWeights = Readonly<Record<string, number>>;

export interface RankingModel {
  readonly weights: Readonly<Record<QueryClass, FeatureWeights>>;
  /** Taken off for each better place of the same file on the page. */
  readonly furtherPlace: number;
}

/** No public question knows what a person works on: set by hand, enough to decide between equals. */
export const unfittedWeights: FeatureWeights = {
  'path as typed': 6,
  'open editor': 0.3,
  'edited lately': 0.2,
};

export const rankingModel: RankingModel = {
  weights: {
    text: { ...fittedWeights.text, ...unfittedWeights },
    symbol: { ...fittedWeights.symbol, ...unfittedWeights },
    code: { ...fittedWeights.code, ...unfittedWeights },
    loose: { ...fittedWeights.loose, ...unfittedWeights },
    paraphrase: { ...fittedWeights.paraphrase, ...unfittedWeights },
  },
  furtherPlace: 6,
};
