// What is accepted already, in a file beside the code: read before duplicates are told, and
// written from what is there.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EngineError, messageOf } from '../../base/errors.ts';
import type { DuplicateCluster } from '../../core/duplicates/duplicateCluster.ts';
import { type DuplicateIgnores, noIgnores } from '../../core/duplicates/duplicateOptions.ts';
import {
  ignoreFileName,
  parseIgnoreFile,
  printIgnoreFile,
} from '../../core/duplicates/ignoreFile.ts';

export interface Baseline {
  /** As a person would name it; undefined when there is none. */
  readonly name: string | undefined;
  readonly ignores: DuplicateIgnores;
}

/**
 * @param folder  absolute; its own file counts where no other is named
 * @param file    relative to the working directory
 * @throws EngineError `bad-option` for a file that cannot be read or is no baseline
 */
export function readBaseline(folder: string, file: string | undefined): Baseline {
  const path = file === undefined ? join(folder, ignoreFileName) : resolve(file);
  if (file === undefined && !existsSync(path)) return { name: undefined, ignores: noIgnores };
  const name = file ?? ignoreFileName;
  return { name, ignores: parseIgnoreFile(readText(path, name), name) };
}

/**
 * Accepts all clusters. Pairs and paths that were put aside before stay so.
 *
 * @param file  relative to the working directory
 * @throws EngineError `bad-option` when it cannot be written
 */
export function writeBaseline(
  file: string,
  clusters: readonly DuplicateCluster[],
  before: DuplicateIgnores,
): void {
  const text = printIgnoreFile({ ...before, clusters: clusters.map(({ id }) => id) });
  try {
    writeFileSync(resolve(file), text);
  } catch (error) {
    throw new EngineError(
      'bad-option',
      `The baseline ${file} cannot be written: ${messageOf(error)}. Name another file.`,
      error,
    );
  }
}

/** @returns how many clusters of the baseline are not there any more */
export function countStale(
  { clusters }: DuplicateIgnores,
  present: readonly DuplicateCluster[],
): number {
  const ids = new Set(present.map(({ id }) => id));
  return new Set(clusters.filter((id) => !ids.has(id))).size;
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new EngineError(
      'bad-option',
      `The baseline ${name} cannot be read: ${messageOf(error)}. Name another file, or make it with --write-baseline.`,
      error,
    );
  }
}
