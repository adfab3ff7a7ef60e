// Puts candidates in order: each feature times its weight, added up; then each further place of
// one file gives way, so that one file cannot fill the page.

import type { Reason } from '../searchEngine.ts';
import { byScore } from './byScore.ts';
import type { Candidate, RootMatches } from './candidate.ts';
import type { FeatureContext } from './features/feature.ts';
import { featureContext, features, featureScorer } from './features/features.ts';
import { queryClass } from './queryClass.ts';
import { type RankingModel, rankingModel } from './rankingModel.ts';
import type { SearchRequest } from './searchRequest.ts';

export interface RankedCandidate {
  readonly candidate: Candidate;
  /** Orders this list only; may be negative. */
  readonly score: number;
  /** Made when they are asked for: a page shows few of many candidates. */
  readonly reasons: () => readonly Reason[];
}

/** @returns best first; not cut */
export function rankCandidates(
  roots: readonly RootMatches[],
  request: SearchRequest,
  model: RankingModel = rankingModel,
): RankedCandidate[] {
  const context = featureContext(roots, request);
  const weights = model.weights[queryClass(request.shape, context.topShare)];
  const row = Float64Array.from(features, ({ name }) => weights[name] ?? 0);
  const scoreOf = featureScorer(context, row);
  const scored = roots.flatMap((root) =>
    root.candidates.map((candidate): Scored => ({
      candidate,
      score: scoreOf(candidate),
      reasons: () => reasonsOf(candidate, context, row),
    })),
  );
  spreadOverFiles(scored, model.furtherPlace);
  return scored;
}

/** Written into until the order is found: there are hundreds, and few are shown. */
interface Scored extends RankedCandidate {
  score: number;
}

/** Sorts them, best first. */
function spreadOverFiles(scored: Scored[], furtherPlace: number): void {
  const ofFiles = Map.groupBy(scored, ({ candidate }) => candidate.file);
  for (const places of ofFiles.values()) {
    if (places.length === 1) continue;
    places.sort(byScore).forEach((entry, before) => {
      entry.score -= furtherPlace * before;
    });
  }
  scored.sort(byScore);
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
