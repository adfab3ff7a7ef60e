// Which column of the table of weights a query is ranked by. Its shape decides, and for prose
// also whether any chunk holds most of its words: where none does, the words lead astray.

import type { QueryShape } from './query/queryShape.ts';

/** text = prose and questions; code = snippets and error messages; loose = its words are not here. */
export const queryClasses = ['text', 'symbol', 'code', 'loose'] as const;
export type QueryClass = (typeof queryClasses)[number];

/**
 * Below this share of its words, by rarity, no chunk says what the query says. Nine of ten
 * questions of the public benchmark are above it, nine of ten paraphrases of our own below.
 */
const looseShare = 0.45;

const classOfShape: Readonly<Record<QueryShape, QueryClass>> = {
  symbol: 'symbol',
  path: 'symbol',
  snippet: 'code',
  error: 'code',
  question: 'text',
  prose: 'text',
};

/** @param topShare  of the query that its best candidate holds, 0…1 */
export function queryClass(shape: QueryShape, topShare: number): QueryClass {
  const known = classOfShape[shape];
  return known === 'text' && topShare < looseShare ? 'loose' : known;
}
