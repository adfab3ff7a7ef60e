// Which Node runs what. The scripts themselves run on the system's Node (20 or later) and
// without packages; everything else runs on Node 24, which npm brings on Linux.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const binFolder = join(repository, 'node_modules/.bin');

/** Node's own folder in node_modules, with `bin` and `include`; undefined on macOS and Windows. */
export function bundledNodeFolder() {
  const folder = join(repository, `node_modules/node-${process.platform}-${process.arch}`);
  return existsSync(join(folder, 'bin/node')) ? folder : undefined;
}

/**
 * @returns {string} the executable of a Node 24 or later
 * @throws Error that says what to install
 */
export function findNode24() {
  const folder = bundledNodeFolder();
  if (folder !== undefined) return join(folder, 'bin/node');
  if (majorVersion() >= 24) return process.execPath;
  throw new Error(
    `Node 24 or later is needed, this is ${process.version}. ` +
      'Install it from https://nodejs.org and run the command again.',
  );
}

export function majorVersion() {
  return Number(process.versions.node.split('.')[0]);
}

/** The environment in which `node` is Node 24 and the project's own tools are found. */
export function toolEnvironment() {
  return withPath([binFolder, ...pathEntries()]);
}

/** The environment of the person: npm must not run on the Node that it is about to replace. */
export function systemEnvironment() {
  return withPath(pathEntries());
}

function pathEntries() {
  const entries = (process.env['PATH'] ?? '').split(delimiter);
  return entries.filter((entry) => entry !== '' && resolve(entry) !== binFolder);
}

/** @param {readonly string[]} entries */
function withPath(entries) {
  // Windows spells it `Path`; two spellings in one environment would be a lottery.
  const others = Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PATH');
  return { ...Object.fromEntries(others), PATH: entries.join(delimiter) };
}
