// All features, in the order of the table of weights, and what they need to know of a search.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import type { Candidate, RootMatches } from '../candidate.ts';
import type { HeldShares } from '../meaningLean.ts';
import type { SearchRequest } from '../searchRequest.ts';
import { readAskedFor } from './askedFor.ts';
import { type Feature, type FeatureContext, rarityShare } from './feature.ts';
import { fileFeatures } from './fileFeatures.ts';
import { type FileEvidence, gatherFileEvidence, noEvidence } from './fileEvidence.ts';
import { gatherFolderEvidence } from './folderEvidence.ts';
import { kindFeatures } from './kindFeatures.ts';
import { meaningFeatures } from './meaningFeatures.ts';
import { nameFeatures } from './nameFeatures.ts';
import { matchPath, noPathMatch, type PathMatch } from './nameMatch.ts';
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

export function featureContext(
  roots: readonly RootMatches[],
  request: SearchRequest,
): FeatureContext {
  const candidates = roots.flatMap((root) => root.candidates);
  const evidence = gatherFileEvidence(roots);
  const best = bestOf(candidates, evidence.values());
  return {
    request,
    asked: readAskedFor(request.text),
    roots,
    best,
    ...heldShares(roots),
    longWords: request.terms.words.filter((word) => word.length >= longWord),
    folders: gatherFolderEvidence(candidates, best.similarity),
    nowMs: Date.now(),
    evidenceOf: (candidate) => evidence.get(candidate.file) ?? noEvidence,
    pathMatchOf: pathMatcher(roots),
  };
}

/** Shorter ones stand within other words by chance. */
const longWord = 7;

function bestOf(
  candidates: readonly Candidate[],
  evidence: Iterable<FileEvidence>,
): FeatureContext['best'] {
  const least = Number.MIN_VALUE;
  const best = {
    exactScore: least,
    similarity: least,
    fileScore: least,
    fileSum: least,
    fileDensity: least,
  };
  for (const { exactScore, similarity = 0 } of candidates) {
    best.exactScore = Math.max(best.exactScore, exactScore);
    best.similarity = Math.max(best.similarity, similarity);
  }
  for (const { score, sum, density } of evidence) {
    best.fileScore = Math.max(best.fileScore, score);
    best.fileSum = Math.max(best.fileSum, sum);
    best.fileDensity = Math.max(best.fileDensity, density);
  }
  return best;
}

/** So many of the nearest say whether meaning leads to where the words are. */
const nearPlaces = 5;

function heldShares(roots: readonly RootMatches[]): HeldShares {
  let topShare = 0;
  let nearShare: number | undefined;
  for (const root of roots) {
    // Hundreds of candidates hold a few dozen sets of words.
    const shares = new Map<number, number>();
    for (const { meaningPlace, held } of root.candidates) {
      const share = shares.get(held) ?? rarityShare(held, root);
      shares.set(held, share);
      topShare = Math.max(topShare, share);
      const isNear = meaningPlace !== undefined && meaningPlace < nearPlaces;
      if (isNear) nearShare = Math.max(nearShare ?? 0, share);
    }
  }
  return { topShare, nearShare };
}

/** Several features look at the same match. */
function pathMatcher(roots: readonly RootMatches[]): FeatureContext['pathMatchOf'] {
  const matches = new Map<StoredFileFacts, PathMatch>();
  return ({ rootIndex, file }) => {
    const known = matches.get(file);
    if (known !== undefined) return known;
    const root = roots[rootIndex];
    const match =
      root === undefined ? noPathMatch : matchPath(root.pathStems, root.view.names.of(file.id));
    matches.set(file, match);
    return match;
  };
}

/** @returns the value of each feature, in their order */
export function readFeatures(candidate: Candidate, context: FeatureContext): Float64Array {
  return Float64Array.from(features, (feature) => feature.value(candidate, context));
}

/**
 * The score of a candidate: each feature times its weight, added up. The loop that runs for every
 * candidate of every search: what weighs nothing is not looked at, and what looks at the file
 * alone is asked once for all of its places.
 *
 * @param weights  of the features, in their order
 */
export function featureScorer(
  context: FeatureContext,
  weights: Float64Array,
): (candidate: Candidate) => number {
  const terms = features.flatMap((feature, index): WeighedFeature[] => {
    const weight = weights[index] ?? 0;
    return weight === 0 ? [] : [{ feature, ofFile: feature.ofFile === true, weight }];
  });
  const ofFiles = new Map<StoredFileFacts, Float64Array>();
  const sharesOf = (candidate: Candidate): Float64Array => {
    const known = ofFiles.get(candidate.file);
    if (known !== undefined) return known;
    const shares = new Float64Array(terms.length);
    terms.forEach(({ feature, ofFile, weight }, index) => {
      if (ofFile) shares[index] = feature.value(candidate, context) * weight;
    });
    ofFiles.set(candidate.file, shares);
    return shares;
  };
  return (candidate) => addUp(candidate, context, terms, sharesOf(candidate));
}

interface WeighedFeature {
  readonly feature: Feature;
  readonly ofFile: boolean;
  readonly weight: number;
}

/** In the order of the features, so that scores are the same to the last digit. */
function addUp(
  candidate: Candidate,
  context: FeatureContext,
  terms: readonly WeighedFeature[],
  ofFile: Float64Array,
): number {
  let sum = 0;
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (term === undefined) break;
    sum += term.ofFile
      ? (ofFile[index] ?? 0)
      : term.feature.value(candidate, context) * term.weight;
  }
  return sum;
}
