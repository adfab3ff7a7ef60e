// Where the measured material lies: folders named by the environment, because none of it is part
// of this repository.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedScorer } from '../../src/core/reranking/scorerFolder.ts';

export const repositoryFolder = join(import.meta.dirname, '../..');
export const scorerFolder = join(repositoryFolder, 'models', embeddedScorer);
export const resultsFolder = join(repositoryFolder, 'bench/results');
export const outFolder = join(repositoryFolder, 'bench/out');

/** What is missing and what to do; printed without a stack. */
export class MissingMaterial extends Error {
  override readonly name = 'MissingMaterial';
}

/**
 * @param meaning  what the folder holds, for the message
 * @throws MissingMaterial when the variable is not set or names no folder
 */
export function folderFrom(variable: string, meaning: string): string {
  const folder = process.env[variable];
  if (folder === undefined || folder === '') {
    throw new MissingMaterial(`Set ${variable} to ${meaning}.`);
  }
  return existing(folder, `${variable} has to name ${meaning}`);
}

/** @throws MissingMaterial when nothing is there */
export function existing(path: string, message: string): string {
  if (!existsSync(path)) throw new MissingMaterial(`${message}: there is no ${path}.`);
  return path;
}

/** Runs a command of this folder: missing material is told in one sentence and ends with 2. */
export async function runBench(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof MissingMaterial)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
