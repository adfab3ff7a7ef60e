// TABLE: what reading adds to the score of a place, per unit of its logit, by the class of the
// query. Set by hand; `npm run bench:rerank` says what each row is worth.

import type { QueryClass } from '../queryClass.ts';

/** 0 = it does not pay: `auto` leaves these questions as they are ranked. */
export const rerankWeights: Readonly<Record<QueryClass, number>> = {
  prose: 0.5,
  symbol: 0,
  code: 0,
};

/** What `always` weighs it by where it does not pay: somebody insists. */
export const insistedWeight = 0.5;
