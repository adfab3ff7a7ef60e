// The numbers of the ranking: the fitted table, and the few numbers that nothing can be fitted on.

import { meaningLean, type HeldShares } from './meaningLean.ts';
import type { QueryClass } from './queryClass.ts';
import { fittedWeights } from './rankingWeights.ts';

/** Weight of each feature; a feature that is not named here does not count. */
export type FeatureWeights = Readonly<Record<string, number>>;

/** Columns of the table: one for each class of queries, and that of prose by meaning alone. */
export const weightColumns = ['prose', 'meaning', 'symbol', 'code'] as const;
export type WeightColumn = (typeof weightColumns)[number];

export interface RankingModel {
  readonly weights: Readonly<Record<WeightColumn, FeatureWeights>>;
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
    prose: { ...fittedWeights.prose, ...unfittedWeights },
    meaning: { ...fittedWeights.meaning, ...unfittedWeights },
    symbol: { ...fittedWeights.symbol, ...unfittedWeights },
    code: { ...fittedWeights.code, ...unfittedWeights },
  },
  furtherPlace: 6,
};

/** How much a query takes of each column, adding up to 1. */
export type ColumnShares = Readonly<Partial<Record<WeightColumn, number>>>;

export function columnShares(queryClass: QueryClass, held: HeldShares): ColumnShares {
  if (queryClass !== 'prose') return { [queryClass]: 1 };
  const meaning = meaningLean(held);
  return { prose: 1 - meaning, meaning };
}

/** @returns the weight of a feature, given what it is in each column */
export function mixColumns(
  shares: ColumnShares,
  weightIn: (column: WeightColumn) => number,
): number {
  return weightColumns.reduce((sum, column) => sum + (shares[column] ?? 0) * weightIn(column), 0);
}
