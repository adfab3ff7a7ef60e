// The repository's own test sets through the engine: is the right place, not only the right
// file, on the page, and how far up? Half of the queries may be fitted to; the other half says
// what that was worth.

import { overlaps } from '../../src/core/lineRange.ts';
import type { AnswerSpan, Half, QuerySet, SetQuery } from '../../test/quality/sets.ts';
import { type Answers, askFolder, type Mode } from './answers.ts';
import type { Place } from './benchmark.ts';
import { foundWithin, reciprocalRank } from './metrics.ts';
import type { FolderOptions } from './openedFolder.ts';
import { type ScoredQuery, scoresByMode } from './scoredQuery.ts';

export interface ScoredSetQuery extends ScoredQuery {
  readonly half: Half;
  /** The question was asked in this language. */
  readonly language: 'english' | 'chinese';
  /** It was asked in both: the twins are compared. */
  readonly hasTwin: boolean;
}

/**
 * @param folder  the set's checkout
 * @returns       columns `reciprocalRank.fused`, `recall5.words` …; a Chinese twin is a query of
 *                its own with `-zh` behind its id
 */
export async function measureSet(
  set: QuerySet,
  folder: string,
  options: Pick<FolderOptions, 'indexLocation' | 'model' | 'rerank'>,
): Promise<ScoredSetQuery[]> {
  const asked = questionsOf(set);
  const answers = await askFolder({ ...options, folder }, asked);
  return asked.map(({ id, kind, half, language, chinese, answers: spans }) => ({
    id,
    group: set.name,
    className: kind,
    half,
    language,
    hasTwin: chinese !== undefined,
    scores: scoresOf(spans, answers.get(id)),
  }));
}

export interface SetQuestion extends SetQuery {
  readonly text: string;
  /** In which it is asked. */
  readonly language: 'english' | 'chinese';
}

/** A query and its Chinese twin, a question of its own with `-zh` behind its id. */
export function questionsOf(set: QuerySet): SetQuestion[] {
  return set.queries.flatMap((query): SetQuestion[] => [
    { ...query, text: query.query, language: 'english' },
    ...(query.chinese === undefined
      ? []
      : [{ ...query, id: `${query.id}-zh`, text: query.chinese, language: 'chinese' as const }]),
  ]);
}

function scoresOf(
  spans: readonly AnswerSpan[],
  answers: Answers | undefined,
): Readonly<Record<string, number>> {
  const ranks = (mode: Mode): number[] => rightRanks(spans, answers?.[mode] ?? []);
  return {
    ...scoresByMode('reciprocalRank', (mode) => reciprocalRank(ranks(mode))),
    ...scoresByMode('recall5', (mode) => foundWithin(ranks(mode), 5)),
  };
}

/** @returns ranks, from 1, of the hits whose lines meet one of the spans */
export function rightRanks(spans: readonly AnswerSpan[], hits: readonly Place[]): number[] {
  return hits.flatMap(({ path, lines }, index) =>
    spans.some((span) => isAnswer(span, { path, lines })) ? [index + 1] : [],
  );
}

/** Whether a hit stands in the span's file and meets its lines. */
export function isAnswer(span: AnswerSpan, { path, lines }: Place): boolean {
  return span.path === path && overlaps(span, lines);
}
