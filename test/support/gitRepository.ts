// Real git in a real folder, apart from the configuration of whoever runs the tests.

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestRepository {
  readonly folder: string;
  /** @throws Error when git fails; a status of 1 means `none` and is no failure */
  git(commands: readonly string[], input?: string): string;
  /** Sets `core.ignoreCase` of the repository. */
  setIgnoreCase(ignoreCase: boolean): Promise<void>;
  /** Sets `core.excludesFile` of the user to a file with this text. */
  setGlobalExcludes(text: string): Promise<void>;
  setInfoExclude(text: string): Promise<void>;
  dispose(): Promise<void>;
}

/** While it is open, `GIT_CONFIG_GLOBAL` of this process names a file of the test. */
export async function openTestRepository(): Promise<TestRepository> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'kindred-git-')));
  const folder = join(home, 'work');
  await mkdir(folder);
  await writeFile(join(home, 'config'), `[core]\n\texcludesFile = ${join(home, 'excludes')}\n`);
  const saved = { ...process.env };
  process.env['GIT_CONFIG_GLOBAL'] = join(home, 'config');
  process.env['GIT_CONFIG_NOSYSTEM'] = '1';
  const git = (commands: readonly string[], input = ''): string => {
    const run = spawnSync('git', commands, { cwd: folder, input, encoding: 'utf8' });
    if (run.status === null || run.status > 1) throw new Error(`git failed: ${run.stderr}`);
    return run.stdout;
  };
  git(['init', '--quiet']);
  const configPath = join(folder, '.git', 'config');
  const config = await readFile(configPath, 'utf8');
  return {
    folder,
    git,
    setGlobalExcludes: (text) => writeFile(join(home, 'excludes'), text),
    setIgnoreCase: (ignoreCase) =>
      writeFile(configPath, `${config}[core]\n\tignoreCase = ${String(ignoreCase)}\n`),
    setInfoExclude: (text) => writeFile(join(folder, '.git', 'info', 'exclude'), text),
    dispose: async () => {
      process.env = saved;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What git would offer to add: neither tracked nor ignored. Sorted by code unit. */
export function untrackedFiles(repository: TestRepository): string[] {
  const output = repository.git(['ls-files', '-co', '--exclude-standard', '-z']);
  return splitAtNul(output).sort();
}

/** Of the given paths, those that git does not ignore, in the same order. */
export function notIgnored(repository: TestRepository, paths: readonly string[]): string[] {
  const input = paths.map((path) => `${path}\0`).join('');
  const fields = splitAtNul(
    repository.git(['check-ignore', '--stdin', '-z', '-v', '-n', '--no-index'], input),
  );
  // Four fields for each path: source, line, pattern, path. Without a source nothing fits; with
  // a pattern that begins with `!` the path is wanted again.
  return paths.filter((_, index) => {
    const [source = '', , pattern = ''] = fields.slice(index * 4, index * 4 + 4);
    return source === '' || pattern.startsWith('!');
  });
}

function splitAtNul(output: string): string[] {
  return output.split('\0').slice(0, -1);
}
