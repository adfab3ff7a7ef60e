// Runs the suites: node scripts/test.mjs [unit] [training] [extension] [e2e]; all by default.
// The last line is always `N passed, N failed`; the status is 1 when something failed, crashed
// or ran no test at all.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpHarness } from '../test/harness/setup.mjs';
import { findNode24, repository, toolEnvironment } from './node24.mjs';
import { packageExtension } from './package.mjs';
import { run, runMain, runStatus } from './run.mjs';
import { setUp } from './setup.mjs';
import { runTrainingTests } from './trainingPython.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 */

/** @typedef {{ vsix: string, reports: string }} Context */

/** @type {Readonly<Record<string, (context: Context) => Promise<Counts>>>} */
const suites = {
  unit: runUnit,
  training: runTraining,
  extension: runExtension,
  e2e: runEndToEnd,
};

await runMain('test', async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in suites));
  if (unknown.length > 0) {
    console.error(
      `test: no suite '${unknown.join(' ')}'. Suites: ${Object.keys(suites).join(', ')}.`,
    );
    return 2;
  }
  const counts = await runSuites(names.length > 0 ? names : Object.keys(suites)).catch(crashed);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed > 0 ? 1 : 0;
});

/**
 * @param {readonly string[]} names
 * @returns {Promise<Counts>}
 */
async function runSuites(names) {
  await setUp();
  const reports = join(repository, 'out/reports');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  console.log('Building and packaging.');
  const vsix = await packageExtension();
  // The package may be of earlier; the engine and extension tests run what is in `dist` now.
  await run(findNode24(), ['esbuild.js']);
  let total = { passed: 0, failed: 0 };
  for (const name of names) {
    console.log(`\n== ${name}`);
    const startedMs = performance.now();
    const counts = (await suites[name]?.({ vsix, reports }).catch(crashed)) ?? crashed('no suite');
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(`== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
    total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
  }
  return total;
}

/**
 * A suite that cannot tell its counts has failed once.
 *
 * @param {unknown} error
 * @returns {Counts}
 */
function crashed(error) {
  console.error(`test: ${error instanceof Error ? error.message : String(error)}`);
  return { passed: 0, failed: 1 };
}

/** @param {Context} context */
function runUnit({ reports }) {
  return runVitest(['run'], join(reports, 'unit.json'), {});
}

/** @param {Context} context */
async function runTraining({ reports }) {
  const countsFile = join(reports, 'training.json');
  const status = await runTrainingTests(countsFile);
  if (!existsSync(countsFile)) throw new Error(`Python ended with ${status} and no counts.`);
  return checkedCounts(JSON.parse(readFileSync(countsFile, 'utf8')), status);
}

/** @param {Context} context */
async function runEndToEnd({ vsix, reports }) {
  await setUpHarness();
  const args = ['run', '--config', 'vitest.e2e.config.ts'];
  return runVitest(args, join(reports, 'e2e.json'), { KINDRED_VSIX: vsix });
}

/**
 * @param {readonly string[]} args
 * @param {string} report
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runVitest(args, report, env) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const entry = join(repository, 'node_modules/vitest/vitest.mjs');
  const status = await runStatus(findNode24(), [entry, ...args, ...reporters], {
    env: { ...toolEnvironment(), ...env },
  });
  if (!existsSync(report)) throw new Error(`vitest ended with status ${status} and no report.`);
  return checkedCounts(vitestCounts(JSON.parse(readFileSync(report, 'utf8'))), status);
}

/**
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}  a file that could not be loaded counts as one failure
 */
function vitestCounts({ testResults }) {
  const count = (/** @type {string} */ status) =>
    testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === status)
      .length;
  const broken = testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: count('passed'), failed: count('failed') + broken.length };
}

/**
 * @param {Counts} counts
 * @param {number} status  the runner's own verdict
 * @returns {Counts}
 */
function checkedCounts(counts, status) {
  if (counts.passed + counts.failed === 0) throw new Error('The suite ran no test.');
  if (status !== 0 && counts.failed === 0) {
    console.error(`test: every test passed, but the runner ended with status ${status}.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

/** @param {Context} context */
async function runExtension({ reports }) {
  await setUpHarness();
  await bundleExtensionTests();
  const countsFile = join(reports, 'extension.json');
  const workspace = mkdtempSync(join(tmpdir(), 'kindred-workspace-'));
  cpSync(join(repository, 'test/fixtures/workspace'), workspace, { recursive: true });
  const executable = await editorExecutable();
  console.log(executable ? `Running in ${executable}.` : 'Running in a downloaded VS Code.');
  try {
    const harness = join(repository, 'test/harness');
    const runner = join(harness, 'node_modules/@vscode/test-cli/out/bin.mjs');
    const config = join(harness, '.vscode-test.mjs');
    const status = await runStatus(findNode24(), [runner, '--config', config], {
      env: {
        ...toolEnvironment(),
        ...(executable === undefined ? {} : { VSCODE_EXECUTABLE: executable }),
        VSCODE_TEST_COUNTS: countsFile,
        KINDRED_TEST_WORKSPACE: workspace,
      },
    });
    if (!existsSync(countsFile)) throw new Error(`The editor ended with ${status} and no counts.`);
    return checkedCounts(JSON.parse(readFileSync(countsFile, 'utf8')), status);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** VS Code runs CommonJS files: each test file becomes one, with what it imports. */
async function bundleExtensionTests() {
  const folder = join(repository, 'test/extension');
  const output = join(repository, 'out/test-extension');
  rmSync(output, { recursive: true, force: true });
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.test.ts'),
      )
    : [];
  if (files.length === 0) throw new Error('test/extension holds no test.');
  await run('esbuild', [
    ...files.map((name) => join(folder, name)),
    `--outdir=${output}`,
    ...['--bundle', '--platform=node', '--format=cjs', '--out-extension:.js=.cjs'],
    ...['--external:vscode', '--external:mocha', '--sourcemap=inline', '--log-level=warning'],
  ]);
}

/**
 * @returns {Promise<string | undefined>} an installed VS Code, or the stand-in; undefined when
 *   one can be downloaded and shown
 */
async function editorExecutable() {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named) return named;
  const standIn = join(repository, 'test/harness/bin/code-headless.mjs');
  const hasDisplay = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (process.platform === 'linux' && !hasDisplay) return standIn;
  return (await canDownload()) ? undefined : standIn;
}

async function canDownload() {
  try {
    const address = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
