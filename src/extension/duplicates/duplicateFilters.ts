// What a person wants to see of the duplicates: kept for the workspace, worded for the view, and
// handed to the engine as options. Pure: knows no vscode.

import { languageIds } from '../../core/chunking/languages.ts';
import {
  type CloneType,
  cloneTypes,
  type DuplicateContent,
  duplicateContents,
  similarityText,
} from '../../core/duplicates/duplicateCluster.ts';
import {
  defaultDuplicateOptions,
  type DuplicateFiles,
  duplicateFiles,
  type DuplicateOptions,
} from '../../core/duplicates/duplicateOptions.ts';
import { cloneTypeWords } from './wording.ts';

export interface DuplicateFilters {
  readonly types: readonly CloneType[];
  /** 0…1. */
  readonly minSimilarity: number;
  readonly minLines: number;
  readonly contents: readonly DuplicateContent[];
  readonly files: DuplicateFiles;
  readonly includeTests: boolean;
  /** Empty: every language. */
  readonly languages: readonly string[];
}

const { types, minSimilarity, minLines, contents, files, includeTests, languages } =
  defaultDuplicateOptions;
export const defaultFilters: DuplicateFilters = {
  ...{ types, minSimilarity, minLines, contents, files, includeTests, languages },
};

export const contentWords: Readonly<Record<DuplicateContent, string>> = {
  code: 'code',
  docs: 'documentation',
  comments: 'comments',
};

/** @param stored  whatever was kept: a part that is of no use counts as its default */
export function parseFilters(stored: unknown): DuplicateFilters {
  const read: Readonly<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const fallback = defaultFilters;
  return {
    types: someOf(cloneTypes, read['types']) ?? fallback.types,
    minSimilarity: numberIn(read['minSimilarity'], 0, 1) ?? fallback.minSimilarity,
    minLines: numberIn(read['minLines'], 1, 1_000) ?? fallback.minLines,
    contents: someOf(duplicateContents, read['contents']) ?? fallback.contents,
    files: duplicateFiles.find((each) => each === read['files']) ?? fallback.files,
    includeTests:
      typeof read['includeTests'] === 'boolean' ? read['includeTests'] : fallback.includeTests,
    languages: someOf(languageIds(), read['languages']) ?? fallback.languages,
  };
}

export function hasFilters(filters: DuplicateFilters): boolean {
  return filterWords(filters).length > 0;
}

/** What differs from the defaults, for the view's description: `exact copy · ≥ 10 lines`. */
export function filterText(filters: DuplicateFilters): string {
  return filterWords(filters).join(' · ');
}

export function filterOptions(filters: DuplicateFilters): DuplicateOptions {
  return { ...filters };
}

function filterWords(filters: DuplicateFilters): readonly string[] {
  const isAll = (chosen: readonly unknown[], all: readonly unknown[]): boolean =>
    chosen.length === all.length;
  return [
    ...(isAll(filters.types, cloneTypes)
      ? []
      : [filters.types.map((type) => cloneTypeWords[type].name).join(', ')]),
    ...(filters.minSimilarity > 0 ? [`≥ ${similarityText(filters.minSimilarity)}`] : []),
    ...(filters.minLines === defaultFilters.minLines ? [] : [`≥ ${filters.minLines} lines`]),
    ...(isAll(filters.contents, duplicateContents)
      ? []
      : [filters.contents.map((content) => contentWords[content]).join(', ')]),
    ...(filters.files === 'any' ? [] : [`${filters.files} file${plural(filters.files)}`]),
    ...(filters.includeTests ? [] : ['no tests']),
    ...(filters.languages.length === 0 ? [] : [filters.languages.join(', ')]),
  ];
}

function plural(which: DuplicateFiles): string {
  return which === 'same' ? '' : 's';
}

/** In the order of the table; undefined for none of them, or for no list. */
function someOf<T>(table: readonly T[], value: unknown): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const known = table.filter((entry) => value.includes(entry));
  return known.length === 0 ? undefined : known;
}

function numberIn(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && value >= low && value <= high ? value : undefined;
}
