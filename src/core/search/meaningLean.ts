// How far prose is ranked by meaning alone. Words and meaning mostly point to the same places, and
// are weighed together; where what is nearest in meaning holds few of the query's words, one of the
// two errs, and mostly it is the words: the query says in others what the code says, or in
// another language.

/** Shares of the query's words, by rarity, 0…1. */
export interface HeldShares {
  /** Of the candidate that holds most. */
  readonly topShare: number;
  /** Of the best of the few nearest in meaning; undefined where no vectors were asked. */
  readonly nearShare: number | undefined;
}

/** Where the nearest hold so little, meaning decides alone; where they hold so much, both do. */
const strangeShare = 0.15;
const familiarShare = 0.5;

/**
 * A place that holds so much of a query says what it asks, however far its meaning seems; below the
 * first bound it is there by chance.
 */
const chanceShare = 0.5;
const spokenShare = 0.8;

/** @returns 0 = the weights of prose, 1 = those of meaning alone, in between a mixture of them */
export function meaningLean({ topShare, nearShare = 1 }: HeldShares): number {
  const isStrange = 1 - ramp(nearShare, strangeShare, familiarShare);
  const isUnspoken = 1 - ramp(topShare, chanceShare, spokenShare);
  return isStrange * isUnspoken;
}

/** 0 up to `from`, 1 from `to` on, straight in between. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
