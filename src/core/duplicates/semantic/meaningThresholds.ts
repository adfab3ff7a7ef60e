// TABLE of thresholds: from which cosine on two places are looked at as the same in other words.
// One row a kind of place.

export const comparableKinds = ['function', 'class', 'section'] as const;
/** Places are compared with those of their kind only. */
export type ComparableKind = (typeof comparableKinds)[number];

/**
 * Cosine, 0…1. Read off the labelled pairs of different files that are no copies (`npm run
 * bench:duplicates -- --calibrate`; within one file, see `plausibility.ts`), where 0.8 of what is
 * told is to be right. Of classes and sections the fitted half has no such duplicate, only what
 * resembles one, up to 0.941: they must be surer than that.
 */
export const meaningThresholds: Readonly<Record<ComparableKind, number>> = {
  function: 0.895,
  class: 0.95,
  section: 0.95,
};
