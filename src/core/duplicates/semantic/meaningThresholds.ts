// TABLE of thresholds: from which cosine on two places are looked at as the same in other words.
// One row a kind of place.

export const comparableKinds = ['function', 'class', 'section'] as const;
/** Places are compared with those of their kind only. */
export type ComparableKind = (typeof comparableKinds)[number];

/** Cosine, 0…1. */
export const meaningThresholds: Readonly<Record<ComparableKind, number>> = {
  function: 0.9,
  class: 0.92,
  section: 0.9,
};
