// The stage between ranking and page: a scorer reads the first places together with the question.
// Whatever goes wrong with it, the ranking stands as it is.

import type { OptionalScorer } from '../../reranking/optionalScorer.ts';
import type { RerankMode } from '../../settings.ts';
import type { PageRoot } from '../page/rankedPlace.ts';
import type { QueryClass } from '../queryClass.ts';
import type { RankedCandidate, Ranking } from '../rankCandidates.ts';
import { rankingModel } from '../rankingModel.ts';
import type { SearchRequest } from '../searchRequest.ts';
import { partByReading, placeByReading } from './placeByReading.ts';
import { documentOf, readTexts } from './readTexts.ts';
import { insistedWeight, rerankWeights } from './rerankWeights.ts';
import { scoreInTime } from './scoreInTime.ts';

export interface Reranking {
  readonly mode: Exclude<RerankMode, 'off'>;
  readonly scorer: OptionalScorer;
  /** For tests: stands for the clock, in milliseconds. */
  readonly nowMs?: () => number;
}

/** Places that are read: a page of the panel; what stands behind it is hardly looked at. */
export const readPlaces = 30;

/** Of `auto`, opening the scorer not counted: an answer stays below a quarter of a second. */
const autoBudgetMs = 150;

/**
 * @param reranking  undefined where it is switched off
 * @returns          best first; places that there was no time to read keep theirs
 * @throws CancelledError
 */
export async function rerank(
  roots: readonly PageRoot[],
  ranking: Ranking,
  request: Pick<SearchRequest, 'text' | 'sources'>,
  reranking: Reranking | undefined,
  signal?: AbortSignal,
): Promise<readonly RankedCandidate[]> {
  const { places } = ranking;
  // One source alone is asked for to see what that source says.
  if (reranking === undefined || request.sources !== 'all') return places;
  const weight = weightOf(reranking.mode, ranking.queryClass);
  if (weight === 0 || places.length < 2) return places;
  const first = await readTexts(roots, places.slice(0, readPlaces));
  const logits = await reranking.scorer.use((scorer) => {
    const { mode, nowMs = () => performance.now() } = reranking;
    const budgetMs = mode === 'always' ? Infinity : autoBudgetMs;
    const documents = first.map((read) => documentOf(read, (text) => scorer.countTokens(text)));
    return scoreInTime(scorer, request.text, documents, { budgetMs, nowMs }, signal);
  });
  if (logits === undefined || logits.length === 0) return places;
  const { read, behind } = partByReading(places, first, logits);
  return placeByReading(read, behind, { weight, furtherPlace: rankingModel.furtherPlace });
}

function weightOf(mode: Reranking['mode'], queryClass: QueryClass): number {
  const weight = rerankWeights[queryClass];
  return mode === 'always' && weight === 0 ? insistedWeight : weight;
}
