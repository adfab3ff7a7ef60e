// All features, in the order of the table of weights, and what they need to know of a search.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import type { Candidate, RootMatches } from '../candidate.ts';
import type { SearchRequest } from '../searchRequest.ts';
import { type Feature, type FeatureContext, rarityShare } from './feature.ts';
import { fileFeatures } from './fileFeatures.ts';
import { type FileEvidence, gatherFileEvidence } from './fileEvidence.ts';
import { gatherFolderEvidence } from './folderEvidence.ts';
import { kindFeatures } from './kindFeatures.ts';
import { meaningFeatures } from './meaningFeatures.ts';
import { nameFeatures } from './nameFeatures.ts';
import { pathFeatures } from './pathFeatures.ts';
import { symbolFeatures } from './symbolFeatures.ts';
import { workFeatures } from './workFeatures.ts';
import { wordFeatures } from './wordFeatures.ts';

export const features: readonly Feature[] = [
  ...wordFeatures,
  ...nameFeatures,
  ...symbolFeatures,
  ...meaningFeatures,
  ...fileFeatures,
  ...pathFeatures,
  ...kindFeatures,
  ...workFeatures,
];

const nothing: FileEvidence = {
  held: 0,
  named: 0,
  sum: 0,
  density: 0,
  score: 0,
  similarity: 0,
};

export function featureContext(
  roots: readonly RootMatches[],
  request: SearchRequest,
): FeatureContext {
  const candidates = roots.flatMap((root) => root.candidates);
  const evidence = gatherFileEvidence(roots);
  const highest = (values: readonly number[]): number =>
    values.reduce((top, value) => Math.max(top, value), Number.MIN_VALUE);
  const bestSimilarity = highest(candidates.map(({ similarity }) => similarity ?? 0));
  return {
    request,
    roots,
    best: {
      exactScore: highest(candidates.map(({ exactScore }) => exactScore)),
      similarity: bestSimilarity,
      fileScore: highest([...evidence.values()].map(({ score }) => score)),
      fileSum: highest([...evidence.values()].map(({ sum }) => sum)),
      fileDensity: highest([...evidence.values()].map(({ density }) => density)),
    },
    topShare: Math.max(0, ...roots.map(topShareOf)),
    longWords: request.terms.words.filter((word) => word.length >= longWord),
    folders: gatherFolderEvidence(candidates, bestSimilarity),
    nowMs: Date.now(),
    evidenceOf: (candidate) => evidence.get(candidate.file) ?? nothing,
  };
}

/** Shorter ones stand within other words by chance. */
const longWord = 7;

function topShareOf(root: RootMatches): number {
  const seen = new Set(root.candidates.map(({ held }) => held));
  return Math.max(0, ...[...seen].map((held) => rarityShare(held, root)));
}

/** Values of the features of a candidate, in their order; those of its file are remembered. */
export function featureReader(context: FeatureContext): (candidate: Candidate) => Float64Array {
  const ofFiles = new Map<StoredFileFacts, Float64Array>();
  return (candidate) => {
    const known = ofFiles.get(candidate.file);
    const ofFile = known ?? new Float64Array(features.length);
    if (known === undefined) {
      fillValues(ofFile, fileFeatureIndexes, candidate, context);
      ofFiles.set(candidate.file, ofFile);
    }
    const values = ofFile.slice();
    fillValues(values, placeFeatureIndexes, candidate, context);
    return values;
  };
}

const fileFeatureIndexes = features.flatMap(({ ofFile }, index) => (ofFile ? [index] : []));
const placeFeatureIndexes = features.flatMap(({ ofFile }, index) => (ofFile ? [] : [index]));

/** The loop that runs for every candidate of every search. */
function fillValues(
  values: Float64Array,
  indexes: readonly number[],
  candidate: Candidate,
  context: FeatureContext,
): void {
  for (const index of indexes) {
    values[index] = features[index]?.value(candidate, context) ?? 0;
  }
}
