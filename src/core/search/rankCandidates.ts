// Puts candidates in order: each feature times its weight, added up; then each further place of
// one file gives way.

import type { Reason } from '../searchEngine.ts';
import type { Candidate, RootMatches } from './candidate.ts';
import { candidatesOfClass } from './candidatesOfClass.ts';
import type { FeatureContext } from './features/feature.ts';
import { featureContext, features, featureScorer } from './features/features.ts';
import { queryClass, type QueryClass } from './queryClass.ts';
import {
  type ColumnShares,
  columnShares,
  type RankingModel,
  rankingModel,
  mixColumns,
} from './rankingModel.ts';
import type { SearchRequest } from './searchRequest.ts';
import { spreadOverFiles } from './spreadOverFiles.ts';

export interface RankedCandidate {
  readonly candidate: Candidate;
  /** Orders this list only; may be negative. */
  readonly score: number;
  /** Made when they are asked for: a page shows few of many candidates. */
  readonly reasons: () => readonly Reason[];
}

/** A place of a ranking by features. */
export interface RankedPiece extends RankedCandidate {
  /** Before it gave way to better places of its file. */
  readonly ownScore: number;
}

export interface Ranking {
  /** Best first; not cut. */
  readonly places: readonly RankedPiece[];
  /** Of the query. */
  readonly queryClass: QueryClass;
}

/** Written into until the order is found: there are hundreds, and few are shown. */
interface Scored extends RankedPiece {
  score: number;
}

export function rankCandidates(
  roots: readonly RootMatches[],
  request: SearchRequest,
  model: RankingModel = rankingModel,
): Ranking {
  const context = featureContext(roots, request);
  const ofQuery = queryClass(request.shape, context.topShare);
  const row = weightsOf(model, columnShares(ofQuery, context));
  const scoreOf = featureScorer(context, row);
  const scored = roots.flatMap((root) =>
    candidatesOfClass(root, ofQuery, context).map((candidate): Scored => {
      const score = scoreOf(candidate);
      const reasons = (): Reason[] => reasonsOf(candidate, context, row);
      return { candidate, score, ownScore: score, reasons };
    }),
  );
  spreadOverFiles(scored, model.furtherPlace);
  return { places: scored, queryClass: ofQuery };
}

/** @returns the weight of each feature, in their order */
function weightsOf({ weights }: RankingModel, shares: ColumnShares): Float64Array {
  return Float64Array.from(features, ({ name }) =>
    mixColumns(shares, (column) => weights[column][name] ?? 0),
  );
}

function reasonsOf(candidate: Candidate, context: FeatureContext, weights: Float64Array): Reason[] {
  const reasons: Reason[] = [];
  features.forEach((feature, index) => {
    const weight = weights[index] ?? 0;
    if (weight === 0) return;
    const value = feature.value(candidate, context);
    const contribution = value * weight;
    if (contribution === 0) return;
    const label = feature.label(candidate, context);
    reasons.push({ feature: feature.name, value, contribution, label });
  });
  return reasons.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
