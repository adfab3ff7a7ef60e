// TABLE of thresholds: from which cosine on two places are looked at as the same in other words.
// One row a kind of place.

export const comparableKinds = ['function', 'class', 'section'] as const;
/** Places are compared with those of their kind only. */
export type ComparableKind = (typeof comparableKinds)[number];

/**
 * Cosine, 0…1. Read off the fitted half of the labelled pairs, those in different files that are no
 * copies (`npm run bench:duplicates -- --calibrate`); 0.8 of what is told is to be right. Of functions
 * it has six duplicates, one at 0.930 and the others below 0.871, where those that are none begin:
 * the middle. Of classes and sections it has none, only what resembles one, up to 0.941.
 */
export const meaningThresholds: Readonly<Record<ComparableKind, number>> = {
  function: 0.9,
  class: 0.95,
  section: 0.95,
};
