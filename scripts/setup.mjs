// Sets up a fresh clone: packages from npm, and the HNSW module compiled for this machine.
// Idempotent; runs on the system's Node and without packages. No install script runs but one:
// hnswlib-node's, by name.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bundledNodeFolder,
  findNode24,
  majorVersion,
  repository,
  systemEnvironment,
  toolEnvironment,
} from './node24.mjs';
import { run, runMain, runStatus } from './run.mjs';
import { fingerprint, oncePer } from './stamp.mjs';

const modulesFolder = join(repository, 'node_modules');
const graphModule = join(modulesFolder, 'hnswlib-node/build/Release/addon.node');

/** Brings `node_modules` in line with `package-lock.json`. */
export async function setUp() {
  checkMachine();
  const value = fingerprint([join(repository, 'package-lock.json')]);
  await oncePer(join(modulesFolder, '.kindred-setup'), value, async () => {
    console.log('Setting up: packages from npm (about a minute the first time).');
    await installPackages();
    findNode24();
    await compileGraphModule();
  });
  if (!existsSync(graphModule)) {
    console.warn('The HNSW module is not built: searches stay exact. A C++ compiler changes that:');
    console.warn('install one and Python 3, delete node_modules, and run the command again.');
  }
}

/** @throws Error that says what to install */
function checkMachine() {
  if (majorVersion() < 20) {
    throw new Error(`Node 20 or later is needed, this is ${process.version}.`);
  }
  if (spawnSync('git', ['--version']).status !== 0) {
    throw new Error('git is needed and was not found on the PATH.');
  }
}

async function installPackages() {
  // A stamp that outlives half an installation would be a lie.
  rmSync(join(modulesFolder, '.kindred-setup'), { force: true });
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    // onnxruntime-node's script would fetch CUDA libraries from the internet.
    env: { ...systemEnvironment(), ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
}

/** Compiles hnswlib-node. Without it everything works, so a failure is told and survived. */
async function compileGraphModule() {
  console.log('Compiling the HNSW module.');
  const headers = bundledNodeFolder();
  const status = await runStatus('npm', ['rebuild', 'hnswlib-node', '--ignore-scripts=false'], {
    // A `nodedir` in the person's .npmrc may name older headers; the environment wins over it.
    env: {
      ...toolEnvironment(),
      ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
    },
    quiet: true,
  });
  if (status !== 0) console.warn(`hnswlib-node did not compile (status ${status}).`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain('setup', async () => {
    await setUp();
    console.log('Set-up is complete.');
  });
}
