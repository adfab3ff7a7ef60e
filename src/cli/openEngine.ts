// The engine of one run, in this process, on the same index as the editor's.

import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { EngineError } from '../base/errors.ts';
import { createLogger, type LogLevel } from '../base/logger.ts';
import type { SearchEngine } from '../core/searchEngine.ts';
import { createEngine } from '../engine/createEngine.ts';
import { settingsFrom } from './cliSettings.ts';
import type { CommandLine } from './commandLine.ts';
import type { Output } from './output.ts';

/** Levels that are shown; the others only with --verbose. Errors come back as exceptions. */
const shownLevels: ReadonlySet<LogLevel> = new Set<LogLevel>(['warn']);

/** @param folder  undefined for commands that work on no folder */
export async function openEngine(
  commandLine: CommandLine,
  folder: string | undefined,
  output: Output,
): Promise<SearchEngine> {
  const verbose = commandLine.values.get('verbose') === true;
  const logger = createLogger((level, message) => {
    if (verbose ? level !== 'trace' : shownLevels.has(level)) output.note(message);
  });
  const path = folder === undefined ? undefined : checkFolder(resolve(folder));
  return createEngine(
    {
      roots: path === undefined ? [] : [{ folder: path, name: basename(path) }],
      settings: settingsFrom(commandLine),
    },
    {
      modelsFolder: join(__dirname, '..', 'models'),
      grammarsFolder: join(__dirname, 'grammars'),
      logger,
      host: `kindred ${commandLine.command.name}`,
      // A person who names a model wants that one or none.
      requireEncoder: commandLine.values.has('model') || commandLine.command.name === 'encode',
    },
  );
}

/** @throws EngineError `folder-missing` */
function checkFolder(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new EngineError('folder-missing', `There is no folder ${folder}.`);
  if (!found.isDirectory()) throw new EngineError('folder-missing', `${folder} is not a folder.`);
  return folder;
}
