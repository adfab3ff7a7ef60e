// Opens VS Code on a folder with Kindred in it:
//
//   npm start -- [folder] [--check] [--query "…"] [--port N]
//
// The desktop's `code` where it is on the PATH and there is a display, else the real workbench in
// the browser. `--check` does the same without a person and ends with 0 or 1.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findNode24, repository } from './node24.mjs';
import { packageExtension } from './package.mjs';
import { run, runMain, runStatus } from './run.mjs';
import { setUp } from './setup.mjs';
import { setUpHarness } from '../test/harness/setup.mjs';

const wrongUse = 2;

await runMain('start', async () => {
  const request = parseRequest();
  if (typeof request === 'string') {
    console.error(`start: ${request}`);
    return wrongUse;
  }
  await setUp();
  const desktop = request.check || request.port !== undefined ? undefined : findDesktop();
  return desktop === undefined ? openWeb(request) : openDesktop(desktop, request.folder);
});

/**
 * @typedef {object} Request
 * @property {string} folder
 * @property {boolean} check
 * @property {string} [query]
 * @property {string} [port]
 */

/** @returns {Request | string} a string says what is wrong */
function parseRequest() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        query: { type: 'string' },
        port: { type: 'string' },
      },
    });
    if (positionals.length > 1) return `Expected one folder, got ${positionals.length}.`;
    // npm runs scripts in the repository; the person's folder is relative to where they are.
    const origin = process.env['INIT_CWD'] ?? process.cwd();
    const folder = positionals[0] === undefined ? repository : resolve(origin, positionals[0]);
    return folderProblem(folder) ?? { ...values, folder };
  } catch (error) {
    return `${error instanceof Error ? error.message : error} Usage: npm start -- [folder] [--check] [--query "…"] [--port N]`;
  }
}

/** @param {string} folder */
function folderProblem(folder) {
  if (!existsSync(folder)) return `The folder ${folder} does not exist.`;
  if (!statSync(folder).isDirectory()) return `${folder} is not a folder.`;
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return undefined;
  } catch {
    return `The folder ${folder} cannot be read.`;
  }
}

/** @returns {string | undefined} the desktop's `code`, when a window could be shown */
function findDesktop() {
  const hasDisplay = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (process.platform === 'linux' && !hasDisplay) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((entry) => join(entry, name))
    .find((path) => existsSync(path));
}

/**
 * @param {string} desktop
 * @param {string} folder
 */
async function openDesktop(desktop, folder) {
  await run(findNode24(), ['esbuild.js']);
  console.log(`Opening ${folder} in VS Code, with Kindred running from ${repository}.`);
  const args = [`--extensionDevelopmentPath=${repository}`, '--new-window', folder];
  return runStatus(desktop, args, { env: process.env });
}

/** @param {Request} request */
async function openWeb({ folder, check, query, port }) {
  await setUpHarness();
  const vsix = await packageExtension();
  const args = ['scripts/webWorkbench.mjs', check ? 'check' : 'serve', vsix, folder];
  if (query !== undefined) args.push('--query', query);
  if (port !== undefined) args.push('--port', port);
  return runStatus(findNode24(), args);
}
