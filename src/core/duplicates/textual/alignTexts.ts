// Two pieces side by side, token by token: how much stands in both, and which type of clone that
// makes them. Where the pieces come from does not matter here.

import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { commonLength } from './commonLength.ts';
import { shareOfStrayNames } from './strayNames.ts';
import type { TokenLines } from './tokenLines.ts';

export interface Alignment {
  /** 0…1, of the tokens of both: those that stand in both in one order, names and literals aside. */
  readonly share: number;
  /** 0…1, the same of tokens as they are written. */
  readonly similarity: number;
  /** 0…1, what only names and literals make different. */
  readonly renamed: number;
  /** Undefined when too little is the same; see `cloneThresholds.ts`. */
  readonly cloneType: Exclude<CloneType, 4> | undefined;
}

export interface Clone {
  readonly cloneType: Exclude<CloneType, 4>;
  /** As in {@link Alignment}. */
  readonly similarity: number;
}

/** Longer pieces are aligned by their beginnings: the time grows with the square. */
const maxTokens = 20_000;

export function alignedShare(a: TokenLines, b: TokenLines): Alignment {
  const share = shareOf(a.abstract, b.abstract);
  const similarity = areEqual(a.abstract, b.abstract)
    ? shareInPlace(a.exact, b.exact)
    : shareOf(a.exact, b.exact);
  const renamed = Math.max(0, share - similarity);
  return { share, similarity, renamed, cloneType: cloneOf(a, b)?.cloneType };
}

/**
 * Type 1 when all tokens are equal; type 2 when all are but for names and literals, and the names
 * are changed one for one (up to a few that stray); type 3 when enough stands in one order.
 *
 * @returns undefined when too little is the same, mostly without an alignment
 */
export function cloneOf(
  a: TokenLines,
  b: TokenLines,
  content: DuplicateContent = 'code',
): Clone | undefined {
  const tokenCount = (a.exact.length + b.exact.length) / 2;
  if (tokenCount === 0) return undefined;
  if (areEqual(a.exact, b.exact)) return { cloneType: 1, similarity: 1 };
  if (!areEqual(a.abstract, b.abstract)) return editedClone(a, b, leastEdited(content, tokenCount));
  const similarity = shareInPlace(a.exact, b.exact);
  const asRenamed = similarity >= minRenamedSimilarity(tokenCount);
  const asEdited = similarity >= minEditedSimilarity(tokenCount);
  if (!asRenamed && !asEdited) return undefined;
  if (shareOfStrayNames(a, b) <= thresholds.maxStrayNames) {
    return asRenamed ? { cloneType: 2, similarity } : undefined;
  }
  return asEdited ? { cloneType: 3, similarity } : undefined;
}

/** What is the same as written is the same with names aside: no second alignment says more. */
function editedClone(a: TokenLines, b: TokenLines, least: number): Clone | undefined {
  const similarity = shareOf(a.exact, b.exact, least);
  return similarity < least ? undefined : { cloneType: 3, similarity };
}

function leastEdited(content: DuplicateContent, tokenCount: number): number {
  switch (content) {
    case 'code':
      return minEditedSimilarity(tokenCount);
    case 'docs':
      return thresholds.minDocsSimilarity;
    case 'comments':
      return thresholds.minCommentSimilarity;
  }
}

/** What two pieces of one shape must have in common besides it. */
function minRenamedSimilarity(tokenCount: number): number {
  return tokenCount >= thresholds.longRenamedTokens
    ? thresholds.minLongRenamedSimilarity
    : thresholds.minRenamedSimilarity;
}

function minEditedSimilarity(tokenCount: number): number {
  return tokenCount < thresholds.shortEditedTokens
    ? thresholds.minShortEditedSimilarity
    : thresholds.minEditedSimilarity;
}

function areEqual(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function shareInPlace(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let index = 0; index < a.length; index++) if (a[index] === b[index]) same += 1;
  return a.length === 0 ? 0 : same / a.length;
}

/** @param least  a smaller share does not matter and may be told as 0 */
function shareOf(a: Uint32Array, b: Uint32Array, least = 0): number {
  const left = a.subarray(0, maxTokens);
  const right = b.subarray(0, maxTokens);
  const lengths = left.length + right.length;
  if (lengths === 0) return 0;
  return (2 * commonLength(left, right, Math.floor((least * lengths) / 2))) / lengths;
}
