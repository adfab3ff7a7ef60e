// Installs what the editor tests and the web workbench need, about 1 GB under test/harness: no
// root, no compiler. Idempotent; only `npm start` without a desktop and the editor tests call it.
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledNodeFolder, findNode24, toolEnvironment } from '../../scripts/node24.mjs';
import { run, runMain, runStatus } from '../../scripts/run.mjs';
import { fingerprint, oncePer } from '../../scripts/stamp.mjs';

const harness = dirname(fileURLToPath(import.meta.url));
const modulesFolder = join(harness, 'node_modules');
const editorFolder = join(modulesFolder, 'code-server/lib/vscode');

/** 220 MiB of agent and container tools that an extension host does not need, and what they bring. */
const unneeded = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'node_modules/ssh2',
  'node_modules/cpu-features',
  'node_modules/kerberos',
  'node_modules/@vscode/sqlite3',
  'extensions/copilot',
];

export async function setUpHarness() {
  const value = fingerprint([join(harness, 'package-lock.json'), fileURLToPath(import.meta.url)]);
  await oncePer(join(modulesFolder, '.kindred-setup'), value, async () => {
    console.log('Setting up: the VS Code workbench from npm (a minute or two, once).');
    rmSync(join(modulesFolder, '.kindred-setup'), { force: true });
    await npm(harness, ['ci', '--ignore-scripts']);
    await installEditor();
  });
  if (process.platform === 'linux' && process.arch === 'x64') await unpackBrowser();
}

/**
 * Does what code-server's own postinstall script does, without its install scripts: they would
 * compile Kerberos and fetch binaries. `npm ci` refuses the shrinkwrap, hence `npm install`.
 */
async function installEditor() {
  const args = ['install', '--omit=dev', '--ignore-scripts'];
  await npm(editorFolder, args);
  await npm(join(editorFolder, 'extensions'), args);
  const platform = process.platform === 'darwin' ? 'darwin' : 'linux';
  link(`code-${platform}.sh`, join(editorFolder, 'bin/remote-cli/code-server'));
  link(`browser-${platform}.sh`, join(editorFolder, 'bin/helpers/browser.sh'));
  for (const path of unneeded) {
    rmSync(join(editorFolder, path), { recursive: true, force: true });
  }
  await compileLogger();
}

/** Writes the editor's log files. Without a compiler there are none, and all else works. */
async function compileLogger() {
  const headers = bundledNodeFolder();
  const packages = ['@vscode/spdlog', '@vscode/native-watchdog'];
  await runStatus('npm', ['rebuild', ...packages, '--ignore-scripts=false', '--loglevel=silent'], {
    cwd: editorFolder,
    env: {
      ...toolEnvironment(),
      ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
    },
    quiet: 'always',
  });
}

async function unpackBrowser() {
  const library = join(harness, 'lib/browser.mjs');
  await run(findNode24(), [
    '-e',
    `await (await import(${JSON.stringify(library)})).unpackBrowser()`,
  ]);
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
async function npm(cwd, args) {
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', [...args, ...quietly], { cwd, env: toolEnvironment(), quiet: true });
}

/**
 * @param {string} target
 * @param {string} path
 */
function link(target, path) {
  if (!existsSync(dirname(path))) return;
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain('harness', async () => {
    await setUpHarness();
    console.log('The harness is set up.');
  });
}
