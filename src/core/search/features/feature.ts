// What a feature is: one plain observation about a candidate, as a number that the ranking
// weighs. Features know nothing of weights.

import { rarityOf } from '../../store/wordIndex.ts';
import type { Candidate, RootMatches } from '../candidate.ts';
import type { HeldShares } from '../meaningLean.ts';
import type { SearchRequest } from '../searchRequest.ts';
import type { AskedFor } from './askedFor.ts';
import type { FileEvidence } from './fileEvidence.ts';
import type { FolderEvidence } from './folderEvidence.ts';
import type { PathMatch } from './nameMatch.ts';

export interface Feature {
  /** In the table of weights, and for people: `file name`. */
  readonly name: string;
  /** Looks at the file alone: asked once for all of its places. */
  readonly ofFile?: true;
  /** @returns 0…1 unless the feature says otherwise; 0 = nothing to say */
  value(candidate: Candidate, context: FeatureContext): number;
  /** What was seen, for a person: `the file is named like the query`. */
  label(candidate: Candidate, context: FeatureContext): string;
}

/** What holds for all candidates of one search. */
export interface FeatureContext extends HeldShares {
  readonly request: SearchRequest;
  readonly asked: AskedFor;
  /** By root. */
  readonly roots: readonly RootMatches[];
  /** Highest scores among the candidates, for scores that have no scale of their own; > 0. */
  readonly best: {
    readonly exactScore: number;
    readonly similarity: number;
    readonly fileScore: number;
    readonly fileSum: number;
    readonly fileDensity: number;
  };
  /** Long words of the query, folded, its neighbours joined too: `rangequery`. */
  readonly longWords: readonly string[];
  /** What the candidates of a folder say together. */
  readonly folders: FolderEvidence;
  /** ms since 1970. */
  readonly nowMs: number;
  evidenceOf(candidate: Candidate): FileEvidence;
  /** Of the path of its file. */
  pathMatchOf(candidate: Candidate): PathMatch;
}

/** Share of the query's own stems, by rarity, whose bit is set, 0…1. */
export function rarityShare(bits: number, { rarity }: Pick<RootMatches, 'rarity'>): number {
  const total = rarityOf(allBits, rarity);
  return total === 0 ? 0 : rarityOf(bits, rarity) / total;
}

const allBits = -1;

/** The same for what a candidate or its file holds. */
export function shareOfQuery(
  bits: number,
  { rootIndex }: Candidate,
  { roots }: FeatureContext,
): number {
  const root = roots[rootIndex];
  return root === undefined ? 0 : rarityShare(bits, root);
}
