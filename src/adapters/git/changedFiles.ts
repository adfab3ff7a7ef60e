// The files of a folder that differ from the last commit or are not in git yet, by `git status`.

import type { ListChangedFiles } from '../../core/corpus/changedFiles.ts';
import { runGit } from './runGit.ts';

/** @param folder  absolute; any folder of a working tree */
export function createChangedFiles(folder: string): ListChangedFiles {
  return async (signal) => {
    const prefix = await runGit(folder, ['rev-parse', '--show-prefix'], { signal });
    const filters = await ownFilters(folder, signal);
    const status = await runGit(
      folder,
      [
        ...filters.flatMap((name) => ['-c', `${name}=`]),
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
  };
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
