// Finds the repository that a folder belongs to, and the user's own git settings, by reading
// files: git itself need not be installed and is never run.

import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Logger } from '../../base/logger.ts';
import {
  type GitConfigEntry,
  isTrue,
  lastValue,
  parseGitConfig,
} from '../../core/corpus/gitConfig.ts';
import type { Disk } from './disk.ts';
import { describeError, isGone } from './diskErrors.ts';

export interface GitRepository {
  /** Absolute folder of the working tree. */
  readonly top: string;
  /** Text of `info/exclude`; '' when there is none. */
  readonly infoExclude: string;
  /** Entries of the repository's own configuration. */
  readonly config: readonly GitConfigEntry[];
}

/** The values of git's configuration that decide about ignored files. */
export interface GitExcludeSettings {
  /** Absolute path of the user's global ignore file, whether it exists or not. */
  readonly excludesFile: string;
  readonly ignoreCase: boolean;
}

/** Ignore files and configurations are small; a larger one is not read to its end. */
const maxConfigBytes = 1024 * 1024;

export interface DiskContext {
  readonly disk: Disk;
  readonly logger: Logger;
}

/** @returns the text; '' when there is none or it cannot be read: git goes on without it too */
export async function readSmallText(context: DiskContext, path: string): Promise<string> {
  try {
    const { bytes } = await context.disk.readFile(path, maxConfigBytes);
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (!isGone(error)) context.logger.warn(`${path} has no effect: ${describeError(error)}`);
    return '';
  }
}

/** The repository whose working tree holds the folder, from the folder upwards. */
export async function findRepository(
  context: DiskContext,
  folder: string,
): Promise<GitRepository | undefined> {
  const repository = await openRepository(context, folder);
  const parent = dirname(folder);
  return repository !== undefined || parent === folder
    ? repository
    : findRepository(context, parent);
}

/** The repository whose top is this folder, if it is one. */
export async function openRepository(
  context: DiskContext,
  top: string,
): Promise<GitRepository | undefined> {
  const gitFolder = await findGitFolder(context, join(top, '.git'));
  if (gitFolder === undefined) return undefined;
  // A worktree has its own folder, and shares `info` and `config` with the main one.
  const commonName = (await readSmallText(context, join(gitFolder, 'commondir'))).trim();
  const commonFolder = resolve(gitFolder, commonName);
  return {
    top,
    infoExclude: await readSmallText(context, join(commonFolder, 'info', 'exclude')),
    config: await readConfig(context, join(commonFolder, 'config')),
  };
}

/** `.git` is a folder, or in worktrees and submodules a file that names one. */
async function findGitFolder(context: DiskContext, dotGit: string): Promise<string | undefined> {
  const facts = await context.disk.describeTarget(dotGit).catch(() => undefined);
  if (facts?.kind === 'folder') return (await isGitFolder(context, dotGit)) ? dotGit : undefined;
  if (facts?.kind !== 'file') return undefined;
  const target = /^gitdir: (.*?)\s*$/s.exec(await readSmallText(context, dotGit))?.[1];
  if (target === undefined) return undefined;
  const gitFolder = resolve(dirname(dotGit), target);
  return (await isGitFolder(context, gitFolder)) ? gitFolder : undefined;
}

async function isGitFolder(context: DiskContext, folder: string): Promise<boolean> {
  const head = await context.disk.describe(join(folder, 'HEAD')).catch(() => undefined);
  return head !== undefined && head.kind !== 'folder';
}

/**
 * From weak to strong: the system's configuration, the user's two files, the repository's.
 *
 * @see git-config(1), FILES; gitignore(5) for the default of `core.excludesFile`
 */
export async function readExcludeSettings(
  context: DiskContext,
  repository: GitRepository | undefined,
): Promise<GitExcludeSettings> {
  const userEntries = (
    await Promise.all(configFiles().map((path) => readConfig(context, path)))
  ).flat();
  const entries = [...userEntries, ...(repository?.config ?? [])];
  const configured = lastValue(entries, 'core', 'excludesfile');
  return {
    excludesFile:
      configured === undefined ? join(userConfigFolder(), 'ignore') : expandHome(configured),
    ignoreCase: isTrue(lastValue(entries, 'core', 'ignorecase')),
  };
}

function configFiles(): string[] {
  const { GIT_CONFIG_SYSTEM, GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM } = process.env;
  const system = isTrue(GIT_CONFIG_NOSYSTEM) ? [] : [GIT_CONFIG_SYSTEM ?? '/etc/gitconfig'];
  if (GIT_CONFIG_GLOBAL !== undefined) return [...system, GIT_CONFIG_GLOBAL];
  return [...system, join(userConfigFolder(), 'config'), join(homedir(), '.gitconfig')];
}

function userConfigFolder(): string {
  const { XDG_CONFIG_HOME } = process.env;
  const base =
    XDG_CONFIG_HOME === undefined || XDG_CONFIG_HOME === '' ? undefined : XDG_CONFIG_HOME;
  return join(base ?? join(homedir(), '.config'), 'git');
}

/** With the files that `[include]` names; conditional includes are not followed. */
async function readConfig(
  context: DiskContext,
  path: string,
  depth = 0,
): Promise<GitConfigEntry[]> {
  const entries = parseGitConfig(await readSmallText(context, path));
  if (depth >= maxIncludeDepth) return entries;
  const expanded = entries.map(async (entry) => {
    if (entry.section !== 'include' || entry.key !== 'path') return [entry];
    const included = resolve(dirname(path), expandHome(entry.value));
    return readConfig(context, included, depth + 1);
  });
  return (await Promise.all(expanded)).flat();
}

/** Git's own limit. */
const maxIncludeDepth = 10;

function expandHome(path: string): string {
  if (path.startsWith('~/')) return join(homedir(), path.slice(2));
  return path;
}
