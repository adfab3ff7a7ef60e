// The files of a folder that differ from a revision or are not in git yet: by `git status` from
// the last commit, by `git diff` from another one.

import type { ListChangedFiles } from '../../core/corpus/changedFiles.ts';
import { EngineError } from '../../base/errors.ts';
import { runGit } from './runGit.ts';

/** @param folder  absolute; any folder of a working tree */
export function createChangedFiles(folder: string): ListChangedFiles {
  return async (since, signal) => {
    const filters = await ownFilters(folder, signal);
    const withoutFilters = filters.flatMap((name) => ['-c', `${name}=`]);
    return since === undefined
      ? changedSinceCommit(folder, withoutFilters, signal)
      : changedSince(folder, await commitOf(folder, since, signal), withoutFilters, signal);
  };
}

async function changedSinceCommit(
  folder: string,
  withoutFilters: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const prefix = await runGit(folder, ['rev-parse', '--show-prefix'], { signal });
  const status = await runGit(
    folder,
    [
      ...withoutFilters,
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      // Files of a submodule belong to a repository of their own.
      '--ignore-submodules=all',
      '--',
      '.',
    ],
    { signal },
  );
  return parseStatus(status ?? '', (prefix ?? '').replace(/\n$/, ''));
}

/** @throws EngineError `bad-query` for what names no commit */
async function commitOf(
  folder: string,
  since: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  // What begins with a dash is an option to git, and no revision does.
  const commit = since.startsWith('-')
    ? undefined
    : await runGit(folder, ['rev-parse', '--verify', '--quiet', `${since}^{commit}`], {
        quietCode: 1,
        signal,
      });
  if (commit !== undefined) return commit.trim();
  throw new EngineError(
    'bad-query',
    `${since} is no revision of the repository of ${folder}. Name a branch, a tag or a commit.`,
  );
}

async function changedSince(
  folder: string,
  commit: string,
  withoutFilters: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const differing = await runGit(
    folder,
    [
      ...withoutFilters,
      'diff',
      '--name-only',
      '-z',
      '--no-renames',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules=all',
      '--relative',
      commit,
      '--',
      '.',
    ],
    { signal },
  );
  const untracked = await runGit(
    folder,
    ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'],
    { signal },
  );
  const paths = `${differing ?? ''}${untracked ?? ''}`.split('\0');
  return new Set(paths.filter((path) => path !== ''));
}

/**
 * Settings of the repository itself that name programs to run on content. Those of the user stay:
 * without them large-file pointers would all seem changed.
 */
async function ownFilters(folder: string, signal: AbortSignal | undefined): Promise<string[]> {
  const listed = await runGit(
    folder,
    [
      'config',
      '--show-scope',
      '--name-only',
      '-z',
      '--get-regexp',
      String.raw`^filter\..*\.(clean|process)$`,
    ],
    { quietCode: 1, signal },
  );
  const fields = (listed ?? '').split('\0');
  const names: string[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [scope = '', name = ''] = fields.slice(index, index + 2);
    if (scope === 'local' || scope === 'worktree') names.push(name);
  }
  return names;
}

/**
 * @param status  entries `XY path`, each ended by NUL, paths from the top of the working tree
 * @param prefix  the folder's own path in the working tree, '' or with a slash at its end
 * @see git-status(1), Porcelain Format Version 1
 */
function parseStatus(status: string, prefix: string): ReadonlySet<string> {
  const paths = status
    .split('\0')
    .map((entry) => entry.slice(3))
    .filter((path) => path !== '' && path.startsWith(prefix));
  return new Set(paths.map((path) => path.slice(prefix.length)));
}
