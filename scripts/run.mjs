// Starts other programs and waits for them; used by all scripts.
import { spawn } from 'node:child_process';
import { repository, toolEnvironment } from './node24.mjs';

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean | 'always'} [quiet]   shows the output only when the command fails, or never
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit status; a signal counts as 1
 */
export function runStatus(command, args, options = {}) {
  const { cwd = repository, env = toolEnvironment(), quiet = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', quiet === false ? 'inherit' : 'pipe', quiet === false ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'), // npm is npm.cmd there
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    // The child ends in good order, and this process waits for it.
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (status) => {
      for (const signal of signals) process.off(signal, forward);
      if (status !== 0 && quiet === true) process.stderr.write(Buffer.concat(output));
      resolve(status ?? 1);
    });
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @throws Error when the command fails
 */
export async function run(command, args, options) {
  const status = await runStatus(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed with status ${status}.`);
}

/**
 * Runs a script's main function: a failure is one line and exit status 1.
 *
 * @param {string} name  printed before the message
 * @param {() => Promise<number | void>} main  may give the exit status
 */
export async function runMain(name, main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
