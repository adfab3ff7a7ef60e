#!/usr/bin/env node
// Stands in for the desktop's `code` where there is none: takes the arguments that
// @vscode/test-electron passes, runs the extension tests in code-server's extension host, shows
// the workbench to a headless Chromium, and exits with the tests' result.
//
// CODE_HEADLESS_STATE keeps logs and a screenshot in a folder; CODE_HEADLESS_TIMEOUT is in seconds.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../lib/browser.mjs';
import { makeState, startServer } from '../lib/server.mjs';
import { workbenchAddress } from '../lib/workbench.mjs';

/** What the workbench itself says on the channel that carries the tests' output. */
const noise =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Ignoring fetching|Updating additional builtin|\[Service Worker\]|\[AgentHost|\[AccountPolicyGate\]|\[ChatModelSelection\]|\[remote-connection\]|Timed out waiting for authentication provider|Canceled: Canceled)/;

/** A workbench is 20 MB of scripts: a machine that builds beside it takes its time. */
const loadTimeoutMs = 120_000;

const request = parseArguments(process.argv.slice(2));
if (request.tests === undefined) {
  console.error('code-headless: --extensionTestsPath is required.');
  process.exit(2);
}
process.exit(await runTests(request));

/** @param {readonly string[]} args */
function parseArguments(args) {
  const parsed = {
    /** @type {string[]} */ extensions: [],
    /** @type {string | undefined} */ folder: undefined,
    /** @type {string | undefined} */ tests: undefined,
  };
  for (const argument of args) {
    const [, key, value = ''] = /^--([^=]+)=?(.*)$/s.exec(argument) ?? [];
    if (key === 'extensionDevelopmentPath') parsed.extensions.push(resolve(value));
    else if (key === 'extensionTestsPath') parsed.tests = entryFile(resolve(value));
    else if (!argument.startsWith('-')) parsed.folder ??= resolve(argument);
  }
  return parsed;
}

/** @param {string} path */
function entryFile(path) {
  return statSync(path).isDirectory() ? join(path, 'index.js') : path;
}

/**
 * @param {ReturnType<typeof parseArguments>} request
 * @returns {Promise<number>} the exit status
 */
async function runTests(request) {
  const kept = process.env['CODE_HEADLESS_STATE'];
  const root = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'vsc-'));
  const state = makeState(root);
  for (const [name, value] of Object.entries(process.env)) {
    if (name.startsWith('VSCODE_TEST_')) state.env[name] = value;
  }
  /** @type {(() => Promise<void>)[]} */
  const endings = [];
  const end = async () => {
    for (const ending of endings.splice(0).reverse()) await ending().catch(() => {});
    if (!kept) rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void end().finally(() => process.exit(130)));
  }
  try {
    // Without the smoke-test driver the workbench ignores the tests in silence.
    const args = ['--vscode-option', 'enable-smoke-test-driver'];
    const server = await startServer(state, { args });
    endings.push(server.stop);
    const browser = await launchBrowser({ scratch: root });
    endings.push(browser.close);
    return await testResult(browser.page, server, request, kept && join(root, 'failed.png'));
  } catch (error) {
    console.error('code-headless:', error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await end();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../lib/server.mjs').Server} server
 * @param {ReturnType<typeof parseArguments>} request
 * @param {string | undefined} screenshot  taken when there is no result
 * @returns {Promise<number>}
 */
async function testResult(page, server, request, screenshot) {
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      if (typeof args[0] === 'string' && noise.test(args[0])) return;
      if (type === 'error' || type === 'warn') console[type](...args);
      else console.log(...args);
    },
  );
  const limitSeconds = Number(process.env['CODE_HEADLESS_TIMEOUT'] ?? 300);
  const result = new Promise((finish, fail) => {
    void page.exposeFunction('codeAutomationExit', finish);
    page.on('crash', () => fail(new Error('the page crashed')));
    server.child.once('exit', (status) => fail(new Error(`code-server ended with ${status}`)));
    setTimeout(
      () => fail(new Error(`no result after ${limitSeconds} s`)),
      limitSeconds * 1000,
    ).unref();
  });
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://${server.authority}${encodeURI(path)}`;
  const payload = [
    ...request.extensions.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ['extensionTestsPath', remote(request.tests ?? '')],
  ];
  const address = new URL(workbenchAddress(server.url, request.folder));
  address.searchParams.set('payload', JSON.stringify(payload));
  try {
    const [status] = await Promise.all([
      result,
      page.goto(address.href, { timeout: loadTimeoutMs }),
    ]);
    return Number(status);
  } catch (error) {
    if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
    throw error;
  }
}
