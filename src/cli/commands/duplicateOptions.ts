// The flags of `kindred duplicates` as options of the engine.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EngineError } from '../../base/errors.ts';
import {
  type CloneType,
  cloneTypes,
  type DuplicateContent,
  duplicateContents,
} from '../../core/duplicates/duplicateCluster.ts';
import {
  defaultDuplicateOptions,
  duplicateFiles,
  type DuplicateOptions,
  type DuplicateScope,
  readDuplicateOptions,
} from '../../core/duplicates/duplicateOptions.ts';
import { checkLanguage } from '../../core/search/searchRequest.ts';
import { list, number, text } from '../cliSettings.ts';
import { type CommandLine, UsageError } from '../commandLine.ts';

/**
 * @returns all but what is put aside, which stands in files
 * @throws UsageError, EngineError `bad-option`
 */
export function duplicateOptions({ command, values }: CommandLine): DuplicateOptions {
  if (values.has('scope') && values.has('changed-since')) {
    throw new UsageError('Expected one of --scope and --changed-since, got both.', command);
  }
  const defaults = defaultDuplicateOptions;
  return readDuplicateOptions({
    scope: scopeOf(values),
    types: typesOf(list(values.get('types'))),
    contents: contentsOf(list(values.get('content'))),
    minSimilarity: number(values.get('min-similarity')) ?? defaults.minSimilarity,
    minLines: number(values.get('min-lines')) ?? defaults.minLines,
    files: duplicateFiles.find((which) => which === values.get('files')) ?? defaults.files,
    includeTests: values.get('no-tests') !== true,
    languages: list(values.get('lang'))?.map(checkLanguage) ?? defaults.languages,
    paths: list(values.get('path')) ?? defaults.paths,
  });
}

/** The flags that take something out of an answer, wherever it stands. */
const narrowingFlags = [
  'types',
  'content',
  'min-similarity',
  'min-lines',
  'files',
  'no-tests',
  'lang',
  'path',
];

/** Whether what is missing in the answer may only be filtered away. */
export function isNarrowed({ values }: CommandLine): boolean {
  return narrowingFlags.some((name) => values.has(name));
}

function scopeOf(values: CommandLine['values']): DuplicateScope {
  const since = text(values.get('changed-since'));
  if (since !== undefined) return { type: 'changed', since };
  const place = text(values.get('scope'));
  return place === undefined ? defaultDuplicateOptions.scope : placeScope(place);
}

/** @param place  relative to the working directory */
function placeScope(place: string): DuplicateScope {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new EngineError('bad-option', `--scope: there is no folder or file ${place}.`);
  }
  return { type: found.isDirectory() ? 'folder' : 'file', path: resolve(place) };
}

function typesOf(names: readonly string[] | undefined): readonly CloneType[] {
  if (names === undefined) return defaultDuplicateOptions.types;
  return cloneTypes.filter((cloneType) => names.includes(String(cloneType)));
}

function contentsOf(names: readonly string[] | undefined): readonly DuplicateContent[] {
  if (names === undefined) return defaultDuplicateOptions.contents;
  return duplicateContents.filter((content) => names.includes(content));
}
