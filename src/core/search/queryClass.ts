// Which column of the table of weights a query is ranked by. Its shape decides, and for prose
// also whether what is nearest in meaning holds its words: where it does not, the two sources point
// to different places, and the words lead astray. A name that is not here is prose.

import type { QueryShape } from './query/queryShape.ts';

/**
 * text = prose and questions; code = snippets and error messages; loose = what is near holds few of
 * its words; paraphrase = hardly any, as for a question in another language.
 */
export const queryClasses = ['text', 'symbol', 'code', 'loose', 'paraphrase'] as const;
export type QueryClass = (typeof queryClasses)[number];

/**
 * Shares of its words, by rarity, that the best of the nearest few holds. Below the first are 2 of
 * 100 questions of the public benchmark and 55 of 100 paraphrases of our own, below the second 13
 * and 88.
 */
const paraphraseShare = 0.15;
const looseShare = 0.3;

const classOfShape: Readonly<Record<QueryShape, QueryClass>> = {
  symbol: 'symbol',
  path: 'symbol',
  snippet: 'code',
  error: 'code',
  question: 'text',
  prose: 'text',
};

/**
 * A place that holds so much of the query says what it asks, however far its meaning seems: one
 * paraphrase in ten of our own has a place like that, by chance.
 */
const spokenShare = 0.6;

/** Names are ranked by how they are spelled alone, so the half of one at least must be here. */
const nameShare = 0.5;

/** Shares of the query's words, by rarity, 0…1. */
export interface HeldShares {
  /** Of the candidate that holds most. */
  readonly topShare: number;
  /** Of the best of the few nearest in meaning; undefined where no vectors were asked. */
  readonly nearShare: number | undefined;
}

export function queryClass(shape: QueryShape, { topShare, nearShare }: HeldShares): QueryClass {
  const known = classOfShape[shape];
  if (known === 'code' || (known === 'symbol' && topShare >= nameShare)) return known;
  if (topShare >= spokenShare) return 'text';
  if (nearShare === undefined || nearShare >= looseShare) return 'text';
  return nearShare < paraphraseShare ? 'paraphrase' : 'loose';
}
