// Runs one of the project's tools the way `npm run check` does, in another folder.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './workFolder.ts';

export interface ToolRun {
  readonly status: number | null;
  readonly output: string;
}

/** @param script  of the tool, relative to node_modules */
export function runTool(script: string, args: readonly string[], cwd: string): ToolRun {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, 'node_modules', script), ...args],
    { cwd, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 },
  );
  return { status, output: stdout + stderr };
}
