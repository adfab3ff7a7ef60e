// The numbers of the ranking, in one readable table.

/** Weight of each feature; a feature that is not named here does not count. */
export type FeatureWeights = Readonly<Record<string, number>>;

export interface RankingModel {
  readonly weights: FeatureWeights;
  /** Taken off for each better place of the same file on the page. */
  readonly furtherPlace: number;
}

export const rankingModel: RankingModel = {
  weights: {
    'words, place': 1.2,
    'word forms, place': 1.2,
    'words covered': 1,
    'file name': 2,
    'folder name': 0.7,
    'symbol name': 0.8,
    definition: 1.5,
    'similarity, place': 1,
    similarity: 1,
    'file words': 1,
    'test file': -0.7,
    'example file': -0.5,
    'compatibility file': -0.5,
  },
  furtherPlace: 1,
};
