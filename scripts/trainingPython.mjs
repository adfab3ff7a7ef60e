// The Python that `training/` runs on: an environment of its own below `training/`, with what
// `requirements.txt` pins. Idempotent. Where PyPI cannot be reached, Debian's packages bring all
// but torch, whose wheel must then lie in the folder that PIP_FIND_LINKS names.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository, systemEnvironment } from './node24.mjs';
import { runMain, runStatus } from './run.mjs';
import { fingerprint, oncePer } from './stamp.mjs';

const trainingFolder = join(repository, 'training');
const requirements = join(trainingFolder, 'requirements.txt');
const environmentFolder = join(trainingFolder, '.venv');
const python = join(environmentFolder, 'bin/python');

/** Debian's own Python is the one that its packages are for. */
const candidates = ['/usr/bin/python3', 'python3', 'python3.13', 'python3.12', 'python3.11'];
const debianPackages = [
  'python3-venv',
  ...['numpy', 'typing-extensions', 'filelock', 'sympy', 'networkx', 'jinja2', 'fsspec'].map(
    (name) => `python3-${name}`,
  ),
];

/**
 * @returns {Promise<string>} the executable
 * @throws Error that says what to install
 */
export async function setUpTrainingPython() {
  const value = fingerprint([requirements]);
  await oncePer(join(environmentFolder, '.kindred-setup'), value, async () => {
    rmSync(environmentFolder, { recursive: true, force: true });
    if (!(await installFromIndex()) && !(await installFromDebian())) {
      throw new Error(
        'The Python packages of training/ could not be installed. Python 3.11 or later with ' +
          'venv is needed, and the packages in training/requirements.txt.',
      );
    }
  });
  return python;
}

async function installFromIndex() {
  if (!(await makeEnvironment([]))) return false;
  const retries = ['--disable-pip-version-check', '--retries', '0', '--timeout', '15'];
  return (await pip(['install', '--quiet', ...retries, '-r', requirements])) && importsTorch();
}

async function installFromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages];
  const isRoot = process.getuid?.() === 0;
  if (isRoot && (await quietly('apt-get', install)) !== 0) {
    await quietly('apt-get', ['update', '-qq']);
    await quietly('apt-get', install);
  }
  rmSync(environmentFolder, { recursive: true, force: true });
  if (!(await makeEnvironment(['--system-site-packages']))) return false;
  return (await pip(['install', '--quiet', '--no-deps', '--no-index', 'torch'])) && importsTorch();
}

/** @param {readonly string[]} options */
async function makeEnvironment(options) {
  const base = candidates.find(isNewEnough);
  if (base === undefined) return false;
  return (await quietly(base, ['-m', 'venv', ...options, environmentFolder])) === 0;
}

/** @param {string} executable */
function isNewEnough(executable) {
  const script = 'import sys; sys.exit(sys.version_info < (3, 11))';
  return spawnSync(executable, ['-c', script]).status === 0;
}

/** @param {readonly string[]} args */
async function pip(args) {
  return (await quietly(python, ['-m', 'pip', ...args])) === 0;
}

async function importsTorch() {
  return (await quietly(python, ['-c', 'import numpy, torch'])) === 0;
}

/**
 * The other way is tried after a failure: its output would only frighten.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function quietly(command, args) {
  return runStatus(command, args, { env: systemEnvironment(), quiet: 'always' }).catch(() => 1);
}

/**
 * Runs the tests of `training/`.
 *
 * @param {string} countsFile  where they write `{passed, failed}`
 * @returns {Promise<number>} the exit status
 */
export async function runTrainingTests(countsFile) {
  const executable = await setUpTrainingPython();
  return runStatus(executable, ['run_tests.py', countsFile], { cwd: trainingFolder });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain('trainingPython', async () => {
    console.log(`${await setUpTrainingPython()} is ready.`);
  });
}
