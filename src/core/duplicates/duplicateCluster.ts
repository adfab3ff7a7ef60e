// The nouns of duplicates: what says the same thing in more than one place, as every host sees it.
// Plain data.

import type { Coverage, Place } from '../answer.ts';
import type { ChunkKind } from '../model.ts';

/**
 * How two places say the same (Roy & Cordy 2007, §2): 1 = the same but for space and comments,
 * 2 = with other names and literals, 3 = with lines added, left out or changed, 4 = in other words.
 */
export const cloneTypes = [1, 2, 3, 4] as const;
export type CloneType = (typeof cloneTypes)[number];

/** As people read them, in every host. */
export const cloneTypeNames: Readonly<Record<CloneType, string>> = {
  1: 'exact copy',
  2: 'renamed copy',
  3: 'edited copy',
  4: 'same meaning',
};

/** As people read it in every host: `0.94`; never `1.00` for what is not the same. */
export function similarityText(similarity: number): string {
  const hundredths = similarity < 1 ? Math.min(99, Math.round(similarity * 100)) : 100;
  return (hundredths / 100).toFixed(2);
}

/** What repeats: code, sections of documents, or comments. */
export const duplicateContents = ['code', 'docs', 'comments'] as const;
export type DuplicateContent = (typeof duplicateContents)[number];

export interface DuplicateMember extends Place {
  readonly language: string;
  readonly kind: ChunkKind;
  readonly symbol?: string;
  readonly heading?: string;
  /** In a file of tests. */
  readonly isTest: boolean;
  /** Whether it lies in the scope that was asked for; absent where that is everything. */
  readonly inScope?: boolean;
  /** Hash of what it says, token by token: the same wherever it stands, another once it is edited. */
  readonly contentId: string;
}

export interface DuplicateCluster {
  /** Hash of its members' contents: survives moved files and lines, not an edit. */
  readonly id: string;
  readonly cloneType: CloneType;
  readonly content: DuplicateContent;
  /**
   * 0…1, the mean over its pairs: for types 1 to 3 the share of tokens that stand in both in one
   * order, for type 4 the cosine of what they mean.
   */
  readonly similarity: number;
  /** Of its longest member. */
  readonly lines: number;
  /** What merging them would save: lines of all members but the longest, times similarity. */
  readonly savedLines: number;
  /** At least two, none within another; the order of roots, paths and lines. */
  readonly members: readonly DuplicateMember[];
}

/** Why places that look alike are not told, with how often that happened. */
export interface LeftOut {
  /** Of the rule: `imports`, `licence header`, `too short`, `ignored by a comment`. */
  readonly rule: string;
  /** For a person: `Import lists repeat by nature.` */
  readonly reason: string;
  readonly count: number;
}

export interface DuplicateReport {
  /** What would save most first. */
  readonly clusters: readonly DuplicateCluster[];
  /** Lines that were looked at, blank ones left out. */
  readonly totalLines: number;
  /** Of them in a cluster that is told, each line once, the longest member of a cluster left out. */
  readonly duplicatedLines: number;
  readonly leftOut: readonly LeftOut[];
  readonly coverage: Coverage;
  readonly elapsedMs: number;
}
