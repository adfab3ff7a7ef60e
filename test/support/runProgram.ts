// Runs the built `kindred` as a shell would and keeps what it printed.

import { spawn } from 'node:child_process';
import { builtFile } from './engineAssets.ts';

export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  /** What it reads from stdin. */
  readonly input?: string;
  /** Another copy of the program than the built one. */
  readonly program?: string;
}

export function runProgram(
  args: readonly string[],
  { cwd, input = '', program = builtFile('cli.cjs') }: ProgramOptions = {},
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], cwd === undefined ? {} : { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    child.stdin.on('error', () => undefined); // it may end before it has read everything
    child.stdin.end(input);
  });
}
