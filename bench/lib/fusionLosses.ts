// Does searching by words and by meaning together do worse than one of them alone anywhere?
// Then the fusion throws away what it was given.

/** Scores of one class of queries, 0…1, by what answered. */
export interface ClassScores {
  readonly name: string;
  readonly fused: number;
  readonly words: number;
  readonly meaning: number;
}

export interface FusionLoss {
  readonly name: string;
  readonly part: 'words' | 'meaning';
  /** > 0 */
  readonly loss: number;
}

/** What a class may lose before it counts. */
export const fusionLossLimit = 0.005;

/** @returns the classes that lose more than the limit, the largest loss first */
export function fusionLosses(classes: readonly ClassScores[]): FusionLoss[] {
  return classes
    .map(({ name, fused, words, meaning }): FusionLoss => {
      const part = meaning > words ? 'meaning' : 'words';
      return { name, part, loss: Math.max(words, meaning) - fused };
    })
    .filter(({ loss }) => loss > fusionLossLimit)
    .sort((a, b) => b.loss - a.loss);
}
