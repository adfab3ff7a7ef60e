// The filters as a list of lists: one row a filter with its value, each with its choices behind it.
// Escape in the first list applies what was chosen.

import * as vscode from 'vscode';
import { languageIds } from '../../core/chunking/languages.ts';
import {
  cloneTypes,
  duplicateContents,
  similarityText,
} from '../../core/duplicates/duplicateCluster.ts';
import { type DuplicateFiles, duplicateFiles } from '../../core/duplicates/duplicateOptions.ts';
import { contentWords, defaultFilters, type DuplicateFilters } from './duplicateFilters.ts';
import { cloneTypeWords } from './wording.ts';

/** A filter: what it is called, its value in words, and how it is asked for. */
interface FilterRow {
  readonly label: string;
  readonly description: string;
  /** @returns the filters; as they were when the person has left the list */
  ask(): Promise<DuplicateFilters>;
}

const similarities = [0, 0.7, 0.8, 0.9, 0.95, 1];
const lineCounts = [3, 5, 10, 20, 50];

/** @returns the filters as the person has left them */
export async function pickFilters(filters: DuplicateFilters): Promise<DuplicateFilters> {
  let chosen = filters;
  for (;;) {
    const row = await vscode.window.showQuickPick(filterRows(chosen), {
      title: 'Filter Duplicates',
      placeHolder: 'Choose a filter; Escape applies them',
    });
    if (row === undefined) return chosen;
    chosen = await row.ask();
  }
}

function filterRows(filters: DuplicateFilters): FilterRow[] {
  return [...listRows(filters), ...choiceRows(filters), resetRow];
}

/** Filters of which several values can hold. */
function listRows(filters: DuplicateFilters): readonly FilterRow[] {
  const { types, contents, languages } = filters;
  return [
    {
      label: 'Types',
      description: types.map((type) => cloneTypeWords[type].name).join(', '),
      ask: async () => ({
        ...filters,
        types: someOr(
          types,
          await pickSome('Types', cloneTypes, types, (type) => cloneTypeWords[type].name),
        ),
      }),
    },
    {
      label: 'Contents',
      description: contents.map((content) => contentWords[content]).join(', '),
      ask: async () => ({
        ...filters,
        contents: someOr(
          contents,
          await pickSome('Contents', duplicateContents, contents, (each) => contentWords[each]),
        ),
      }),
    },
    {
      label: 'Languages',
      description: languages.length === 0 ? 'all' : languages.join(', '),
      ask: async () => ({
        ...filters,
        // None chosen is no filter.
        languages: (await pickSome('Languages', languageIds(), languages, (id) => id)) ?? languages,
      }),
    },
  ];
}

/** Filters of which one value holds. */
function choiceRows(filters: DuplicateFilters): readonly FilterRow[] {
  const { minSimilarity, minLines, files, includeTests } = filters;
  return [
    {
      label: 'Minimum similarity',
      description: similarityWords(minSimilarity),
      ask: async () => ({
        ...filters,
        minSimilarity: await pickOne(
          'Minimum similarity',
          similarities,
          minSimilarity,
          similarityWords,
        ),
      }),
    },
    {
      label: 'Minimum lines',
      description: String(minLines),
      ask: async () => ({
        ...filters,
        minLines: await pickOne('Minimum lines', lineCounts, minLines, String),
      }),
    },
    {
      label: 'Files',
      description: fileWords[files],
      ask: async () => ({
        ...filters,
        files: await pickOne('Files', duplicateFiles, files, (each) => fileWords[each]),
      }),
    },
    {
      label: 'Tests',
      description: testWords(includeTests),
      ask: async () => ({
        ...filters,
        includeTests: await pickOne('Tests', [true, false], includeTests, testWords),
      }),
    },
  ];
}

const resetRow: FilterRow = {
  label: 'Reset all filters',
  description: '',
  ask: () => Promise.resolve(defaultFilters),
};

const fileWords: Readonly<Record<DuplicateFiles, string>> = {
  any: 'the same file or different ones',
  same: 'within one file',
  different: 'in different files',
};

function similarityWords(similarity: number): string {
  return similarity === 0 ? 'any' : `at least ${similarityText(similarity)}`;
}

function testWords(areIncluded: boolean): string {
  return areIncluded ? 'included' : 'left out';
}

/** @returns the value as it was when the person has left the list */
async function pickOne<T>(
  title: string,
  values: readonly T[],
  current: T,
  word: (value: T) => string,
): Promise<T> {
  const items = values.map((value) => ({
    label: word(value),
    description: value === current ? 'now' : '',
    value,
  }));
  const picked = await vscode.window.showQuickPick(items, { title });
  return picked === undefined ? current : picked.value;
}

/** @returns undefined when the person has left the list */
async function pickSome<T>(
  title: string,
  values: readonly T[],
  current: readonly T[],
  word: (value: T) => string,
): Promise<readonly T[] | undefined> {
  const items = values.map((value) => ({
    label: word(value),
    picked: current.includes(value),
    value,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true });
  return picked?.map(({ value }) => value);
}

/** None at all would find nothing: then it stays as it was. */
function someOr<T>(current: readonly T[], picked: readonly T[] | undefined): readonly T[] {
  return picked === undefined || picked.length === 0 ? current : picked;
}
