// Two pieces side by side, token by token: how much stands in both, and which type of clone that
// makes them. Where the pieces come from does not matter here.

import type { CloneType } from '../duplicateCluster.ts';
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

/** Longer pieces are aligned by their beginnings: the time grows with the square. */
const maxTokens = 20_000;

/**
 * Type 1 when all tokens are equal; type 2 when all are but for names and literals, and the names
 * are changed one for one (up to a few that stray); type 3 when enough stands in one order.
 */
export function alignedShare(a: TokenLines, b: TokenLines): Alignment {
  const lengths = a.exact.length + b.exact.length;
  if (lengths === 0) return { share: 0, similarity: 0, renamed: 0, cloneType: undefined };
  if (areEqual(a.exact, b.exact)) return { share: 1, similarity: 1, renamed: 0, cloneType: 1 };
  const isOneShape = areEqual(a.abstract, b.abstract);
  const share = isOneShape ? 1 : shareOf(a.abstract, b.abstract);
  const similarity = isOneShape ? shareInPlace(a.exact, b.exact) : shareOf(a.exact, b.exact);
  const renamed = Math.max(0, share - similarity);
  const isRenamed = isOneShape && shareOfStrayNames(a, b) <= thresholds.maxStrayNames;
  if (isRenamed) {
    return {
      share,
      similarity,
      renamed,
      cloneType: isAlikeEnough(similarity, lengths / 2) ? 2 : undefined,
    };
  }
  const isEdited =
    share >= thresholds.minEditedShare && similarity >= minEditedSimilarity(lengths / 2);
  return { share, similarity, renamed, cloneType: isEdited ? 3 : undefined };
}

/** Whether two pieces of one shape have enough in common besides it. */
function isAlikeEnough(similarity: number, tokenCount: number): boolean {
  return tokenCount >= thresholds.longRenamedTokens
    ? similarity >= thresholds.minLongRenamedSimilarity
    : similarity >= thresholds.minRenamedSimilarity;
}

function minEditedSimilarity(tokenCount: number): number {
  return tokenCount < thresholds.shortEditedTokens
    ? thresholds.minShortEditedSimilarity
    : thresholds.minEditedSimilarity;
}

function areEqual(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function shareInPlace(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let index = 0; index < a.length; index++) if (a[index] === b[index]) same += 1;
  return same / a.length;
}

function shareOf(a: Uint32Array, b: Uint32Array): number {
  const left = a.subarray(0, maxTokens);
  const right = b.subarray(0, maxTokens);
  return (2 * commonLength(left, right)) / (left.length + right.length);
}
