// The web workbench with Kindred installed from its VSIX: `serve` keeps it for a person, `check`
// looks at it without one. Started by start.mjs, on Node 24, after the harness is set up.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../test/harness/lib/browser.mjs';
import { installVsix, makeState, startServer } from '../test/harness/lib/server.mjs';
import { Workbench, workbenchAddress } from '../test/harness/lib/workbench.mjs';
import { repository } from './node24.mjs';
import { runMain } from './run.mjs';

const usualPort = 8420; // the same address each time, so that the browser keeps the layout
const indexLimitMs = 30 * 60_000;
const searchLimitMs = 30_000;
const shownHits = 10;

/** What a person wants, unlike a test. */
const personSettings = {
  'git.enabled': true,
  'window.commandCenter': true,
  'files.hotExit': 'onExit',
};

await runMain('start', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { query: { type: 'string' }, port: { type: 'string' } },
  });
  const [mode, vsix = '', folder = ''] = positionals;
  if (mode === 'check') return check(vsix, folder, values.query ?? usualQuery(folder));
  return serve(vsix, folder, values.port === undefined ? await freePort() : Number(values.port));
});

/**
 * Prints the address and stays until Ctrl+C.
 *
 * @param {string} vsix
 * @param {string} folder
 * @param {number} port
 */
async function serve(vsix, folder, port) {
  const root = join(repository, 'test/harness/run/start');
  const state = makeState(root, { settings: personSettings, keepHome: true });
  installVsix(state, vsix);
  const server = await startServer(state, { port });
  console.log(`\nVS Code with Kindred: ${workbenchAddress(server.url, folder)}\nCtrl+C ends it.`);
  await new Promise((resolve) => {
    // Ctrl+C may arrive twice: from the terminal and from the process that started this one.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
    server.child.once('exit', resolve);
  });
  await server.stop();
  return 0;
}

/** @returns {Promise<number>} the usual port, or 0 (any) when something else holds it */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(usualPort, '127.0.0.1', () => probe.close(() => resolve(usualPort)));
  });
}

/** @param {string} folder */
function usualQuery(folder) {
  return folder === repository ? 'restart the engine after a crash' : 'how errors are handled';
}

/**
 * Opens the folder, waits for the index and searches through the panel.
 *
 * @param {string} vsix
 * @param {string} folder
 * @param {string} query
 * @returns {Promise<number>} 0 when the search found something
 */
async function check(vsix, folder, query) {
  const root = mkdtempSync(join(tmpdir(), 'kindred-'));
  const state = makeState(root, { keepHome: true });
  installVsix(state, vsix);
  const server = await startServer(state);
  const browser = await launchBrowser({ scratch: root });
  const pictures = join(repository, 'out/check');
  mkdirSync(pictures, { recursive: true });
  const screenshot = join(pictures, 'panel.png');
  try {
    const workbench = new Workbench(browser.page, server.url);
    const hits = await searchThroughPanel(workbench, folder, query);
    for (const hit of hits.slice(0, shownHits)) console.log(`  ${hit}`);
    if (hits.length > shownHits) console.log(`  and ${hits.length - shownHits} more`);
    return hits.length > 0 ? 0 : 1;
  } finally {
    await browser.page.screenshot({ path: screenshot });
    console.log(`Screenshot: ${screenshot}`);
    await browser.close();
    await server.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {Workbench} workbench
 * @param {string} folder
 * @param {string} query
 * @returns {Promise<string[]>} the hits as the panel reads them aloud
 */
async function searchThroughPanel(workbench, folder, query) {
  const lap = stopwatch();
  await workbench.open(folder);
  console.log(`Opened ${folder} in ${lap()}.`);
  await workbench.activity('Kindred').click();
  await workbench.page.mouse.move(700, 450); // no tooltip in the picture
  const panel = workbench.webview();
  const rows = panel.locator('.row.hit');
  const search = async (/** @type {string} */ text) => {
    await panel.locator('#query').fill(text);
    await rows.first().waitFor({ timeout: searchLimitMs });
  };
  await panel.locator('#query').waitFor();
  await untilComplete(workbench);
  await search(query);
  // An answer says itself when it could not see everything; that outlasts a status of a moment.
  await panel.getByText('not fully indexed').waitFor({ state: 'hidden', timeout: indexLimitMs });
  const label = await untilComplete(workbench);
  console.log(`${label}: the index is complete after ${lap()}.`);
  await panel.locator('#query').fill('');
  await rows.first().waitFor({ state: 'detached' });
  lap();
  await search(query);
  console.log(`Searched "${query}" in ${lap()}, from the last key to the rows:`);
  const labels = rows.evaluateAll((elements) =>
    elements.map((row) => row.getAttribute('aria-label')),
  );
  return (await labels).map((text) => text ?? '');
}

/**
 * @param {Workbench} workbench
 * @returns {Promise<string>} the words of the status item
 * @throws Error when the engine has stopped before
 */
async function untilComplete(workbench) {
  const status = workbench.statusItem(/Kindred: (ready|needs attention|failed|stopped|paused)/);
  await status.waitFor({ timeout: indexLimitMs });
  const label = (await status.innerText()).trim();
  if (!label.includes('ready')) throw new Error(`The index is not complete: ${label}`);
  return label;
}

/** @returns {() => string} the time since the last call */
function stopwatch() {
  let since = performance.now();
  return () => {
    const elapsedMs = Math.round(performance.now() - since);
    since = performance.now();
    return `${elapsedMs} ms`;
  };
}
