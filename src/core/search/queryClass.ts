// Which column of the table of weights a query is ranked by: its shape decides. A name that is
// not here is prose.

import type { QueryShape } from './query/queryShape.ts';

/** prose = also questions; symbol = also paths; code = snippets and error messages. */
export const queryClasses = ['prose', 'symbol', 'code'] as const;
export type QueryClass = (typeof queryClasses)[number];

const classOfShape: Readonly<Record<QueryShape, QueryClass>> = {
  symbol: 'symbol',
  path: 'symbol',
  snippet: 'code',
  error: 'code',
  question: 'prose',
  prose: 'prose',
};

/** Names are ranked by how they are spelled alone, so the half of one at least must be here. */
const nameShare = 0.5;

/** @param topShare  of the query's words, by rarity, that the candidate holds that holds most, 0…1 */
export function queryClass(shape: QueryShape, topShare: number): QueryClass {
  const known = classOfShape[shape];
  return known === 'symbol' && topShare < nameShare ? 'prose' : known;
}
