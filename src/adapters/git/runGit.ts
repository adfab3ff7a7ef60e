// Runs git to read a repository. The repository may come from anywhere, and its own settings can
// name programs that git would run: those are switched off, because nothing of a workspace is run.

import { execFile } from 'node:child_process';
import { CancelledError, EngineError } from '../../base/errors.ts';

/** A million changed paths; more is no answer that anybody filters by. */
const maxOutputBytes = 64 * 1024 * 1024;

/** The monitor that a repository may name is a program; git looks at the files itself. */
const withoutPrograms = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath='];

/**
 * @param folder  absolute, where git looks from
 * @returns       what it prints; undefined when it ends with `quietCode`
 * @throws EngineError `bad-query`, saying why git has no answer
 * @throws CancelledError
 */
export async function runGit(
  folder: string,
  args: readonly string[],
  { quietCode, signal }: { readonly quietCode?: number; readonly signal?: AbortSignal | undefined },
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', folder, ...withoutPrograms, ...args],
      {
        encoding: 'utf8',
        maxBuffer: maxOutputBytes,
        env: cleanEnvironment(),
        windowsHide: true,
        ...(signal === undefined ? {} : { signal }),
      },
      (error, output, complaint) => {
        if (error === null) resolve(output);
        else if (signal?.aborted === true) reject(new CancelledError());
        else if (quietCode !== undefined && error.code === quietCode) resolve(undefined);
        else reject(explain(folder, error, complaint));
      },
    );
  });
}

/** Without what a hook of another repository leaves, without locks, in plain English. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$/.test(name),
  );
  return { ...Object.fromEntries(own), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

function explain(
  folder: string,
  error: Error & { readonly code?: unknown },
  complaint: string,
): EngineError {
  if (error.code === 'ENOENT') {
    return new EngineError(
      'bad-query',
      'What has changed is asked of git, which is not installed or not in the PATH.',
      error,
    );
  }
  if (complaint.includes('not a git repository')) {
    return new EngineError(
      'bad-query',
      `What has changed is asked of git, and ${folder} is in no git repository.`,
      error,
    );
  }
  const said = complaint.trim() === '' ? error.message : complaint.trim();
  return new EngineError('bad-query', `Git has no answer to what has changed: ${said}`, error);
}
