// All features, in the order of the table of weights, and what they need to know of a search.

import { stemsOf } from '../../store/fileNames.ts';
import type { Candidate, RootMatches } from '../candidate.ts';
import type { SearchRequest } from '../searchRequest.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { fileFeatures } from './fileFeatures.ts';
import { type FileEvidence, fileKey, gatherFileEvidence } from './fileEvidence.ts';
import { kindFeatures } from './kindFeatures.ts';
import { meaningFeatures } from './meaningFeatures.ts';
import { nameFeatures } from './nameFeatures.ts';
import { pathFeatures } from './pathFeatures.ts';
import { symbolFeatures } from './symbolFeatures.ts';
import { wordFeatures } from './wordFeatures.ts';

export const features: readonly Feature[] = [
  ...wordFeatures,
  ...nameFeatures,
  ...symbolFeatures,
  ...meaningFeatures,
  ...fileFeatures,
  ...pathFeatures,
  ...kindFeatures,
];

const nothing: FileEvidence = { held: 0, score: 0, similarity: 0, candidates: 0 };

export function featureContext(
  roots: readonly RootMatches[],
  request: SearchRequest,
): FeatureContext {
  const candidates = roots.flatMap((root) => root.candidates);
  const evidence = gatherFileEvidence(candidates);
  const known = new Map<string, ReadonlySet<string>>();
  const highest = (values: readonly number[]): number =>
    values.reduce((top, value) => Math.max(top, value), Number.MIN_VALUE);
  return {
    request,
    roots,
    best: {
      exactScore: highest(candidates.map(({ exactScore }) => exactScore)),
      stemScore: highest(candidates.map(({ stemScore }) => stemScore)),
      similarity: highest(candidates.map(({ similarity }) => similarity ?? 0)),
      fileScore: highest([...evidence.values()].map(({ score }) => score)),
    },
    evidenceOf: (candidate) => evidence.get(fileKey(candidate)) ?? nothing,
    stemsOf: (name) => {
      const stems = known.get(name) ?? stemsOf(name);
      known.set(name, stems);
      return stems;
    },
  };
}

/** @returns one value per feature, in their order */
export function featureValues(candidate: Candidate, context: FeatureContext): Float64Array {
  return Float64Array.from(features, (feature) => feature.value(candidate, context));
}
