// What a person may ask of a search for duplicates, with the defaults, and what is refused.

import { EngineError } from '../../base/errors.ts';
import type { LineRange } from '../model.ts';
import {
  type CloneType,
  cloneTypes,
  type DuplicateContent,
  duplicateContents,
} from './duplicateCluster.ts';

/** A cluster is told when one of its members lies in the scope. Paths are absolute. */
export type DuplicateScope =
  | { readonly type: 'workspace' }
  | { readonly type: 'folder'; readonly path: string }
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'lines'; readonly path: string; readonly lines: LineRange }
  /** Files that differ from a revision; from the last commit, and untracked ones, unless said. */
  | { readonly type: 'changed'; readonly since?: string };

export const duplicateFiles = ['any', 'same', 'different'] as const;
export type DuplicateFiles = (typeof duplicateFiles)[number];

/** What a person has put aside: in the editor, or in the file that CI reads. */
export interface DuplicateIgnores {
  /** Ids of clusters. */
  readonly clusters: readonly string[];
  /** Two `contentId`s each, in their order. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Globs of paths relative to the root. */
  readonly paths: readonly string[];
}

export interface DuplicateOptions {
  readonly scope?: DuplicateScope;
  readonly types?: readonly CloneType[];
  /** 0…1; only what is at least so similar. Each kind and type has its own threshold beside it. */
  readonly minSimilarity?: number;
  /** Members shorter than this are left out; 1 or more. Comments may be shorter, see below. */
  readonly minLines?: number;
  readonly contents?: readonly DuplicateContent[];
  /** Whether the members of a pair stand in one file or in two. */
  readonly files?: DuplicateFiles;
  readonly includeTests?: boolean;
  /** Language ids as in `core/chunking/languages.ts`. */
  readonly languages?: readonly string[];
  /** Globs of paths relative to the root; one that begins with `!` excludes. */
  readonly paths?: readonly string[];
  readonly ignores?: DuplicateIgnores;
}

export const noIgnores: DuplicateIgnores = { clusters: [], pairs: [], paths: [] };

export const defaultDuplicateOptions: Required<DuplicateOptions> = {
  scope: { type: 'workspace' },
  types: cloneTypes,
  minSimilarity: 0,
  minLines: 5,
  contents: duplicateContents,
  files: 'any',
  includeTests: true,
  languages: [],
  paths: [],
  ignores: noIgnores,
};

/**
 * How many lines a place must have. Comments are dense, and have a size of their own in words: two
 * lines of them hold what five lines of code do.
 */
export function leastLinesOf(content: DuplicateContent, minLines: number): number {
  return content === 'comments' ? Math.ceil((2 * minLines) / 5) : minLines;
}

/** @throws EngineError `bad-option` */
export function readDuplicateOptions(options: DuplicateOptions): Required<DuplicateOptions> {
  const read = { ...defaultDuplicateOptions, ...options };
  const { types, minSimilarity, minLines, contents } = read;
  if (!(minSimilarity >= 0 && minSimilarity <= 1)) {
    throw badOption('minSimilarity', 'a number from 0 to 1', minSimilarity);
  }
  if (!(Number.isInteger(minLines) && minLines >= 1)) {
    throw badOption('minLines', 'a whole number of at least 1', minLines);
  }
  const strangeType = types.find((type) => !cloneTypes.includes(type));
  if (strangeType !== undefined || types.length === 0) {
    throw badOption('types', `some of ${cloneTypes.join(', ')}`, strangeType ?? 'none');
  }
  const strangeContent = contents.find((content) => !duplicateContents.includes(content));
  if (strangeContent !== undefined || contents.length === 0) {
    throw badOption(
      'contents',
      `some of ${duplicateContents.join(', ')}`,
      strangeContent ?? 'none',
    );
  }
  return read;
}

function badOption(name: string, expected: string, found: string | number): EngineError {
  return new EngineError('bad-option', `${name}: expected ${expected}, got ${String(found)}.`);
}
