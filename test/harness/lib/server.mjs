// Starts code-server, VS Code's remote server with the web workbench, on 127.0.0.1 with state
// of its own; nothing of the person's editor is read or written.
import { execFileSync, spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const startLimitMs = 30_000;
const stopLimitMs = 5_000;

/**
 * @typedef {object} State       where one workbench keeps its things
 * @property {string} root
 * @property {NodeJS.ProcessEnv} env
 * @property {readonly string[]} args   the folders, as code-server wants to be told
 */

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {string} authority   host:port, part of `vscode-remote://` addresses
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => Promise<void>} stop
 */

/** Keeps a workbench quiet: no welcome pages, no look-ups, no motion, no other search index. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'typescript.disableAutomaticTypeAcquisition': true,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'window.commandCenter': false,
  'files.hotExit': 'off',
  'editor.minimap.enabled': false,
};

/**
 * Makes the folders of a workbench under `root`. Settings that are there already are kept.
 *
 * @param {string} root
 * @param {{ settings?: Record<string, unknown>, keepHome?: boolean }} [options]
 *   `keepHome` leaves the person's HOME, so that Kindred shares its index with the CLI
 * @returns {State}
 */
export function makeState(root, { settings = {}, keepHome = false } = {}) {
  const folder = resolve(root);
  const home = join(folder, 'home');
  const userData = join(folder, 'user-data');
  const extensions = join(folder, 'extensions');
  const config = join(folder, 'config.yaml');
  for (const path of [home, join(userData, 'User'), extensions])
    mkdirSync(path, { recursive: true });
  writeFileSync(config, 'auth: none\ncert: false\n');
  const settingsFile = join(userData, 'User/settings.json');
  if (!existsSync(settingsFile)) {
    writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }
  return {
    root: folder,
    env: environment(home, keepHome),
    args: ['--config', config, '--user-data-dir', userData, '--extensions-dir', extensions],
  };
}

/**
 * @param {string} home
 * @param {boolean} keepHome
 * @returns {NodeJS.ProcessEnv}
 */
function environment(home, keepHome) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_'));
  return {
    ...Object.fromEntries(inherited),
    ...(keepHome
      ? {}
      : {
          HOME: home,
          XDG_CONFIG_HOME: join(home, '.config'),
          XDG_CACHE_HOME: join(home, '.cache'),
        }),
    XDG_DATA_HOME: join(home, '.local/share'),
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    EXTENSIONS_GALLERY: '{}', // no marketplace: no look-ups outside this machine
  };
}

/**
 * @param {State} state
 * @param {string} vsix
 */
export function installVsix(state, vsix) {
  execFileSync(
    process.execPath,
    [codeServer(), ...state.args, '--install-extension', resolve(vsix), '--force'],
    {
      env: state.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/**
 * @param {State} state
 * @returns {string[]} `publisher.name@version`
 */
export function listExtensions(state) {
  const output = execFileSync(
    process.execPath,
    [codeServer(), ...state.args, '--list-extensions', '--show-versions'],
    { env: state.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return output.split('\n').filter((line) => line.includes('@'));
}

/**
 * @param {State} state
 * @param {{ port?: number, args?: readonly string[] }} [options]  port 0 takes a free one
 * @returns {Promise<Server>}
 */
export async function startServer(state, { port = 0, args = [] } = {}) {
  // Sockets of the server lie in TMPDIR: short, for a socket's path holds 107 bytes.
  const scratch = mkdtempSync(join(tmpdir(), 'vs-'));
  const child = spawn(
    process.execPath,
    [
      codeServer(),
      ...state.args,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      ...['--disable-getting-started-override', '--ignore-last-opened'],
      ...args,
    ],
    // A process group of its own: extension host and file watcher are ended with it.
    { env: { ...state.env, TMPDIR: scratch }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const cleanUp = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  try {
    const url = await listeningAddress(child, join(state.root, 'server.log'));
    return { url, authority: new URL(url).host, child, stop: () => stop(child).then(cleanUp) };
  } catch (error) {
    await stop(child);
    cleanUp();
    throw error;
  }
}

/** No "exports" in its package.json: resolving it stays independent of where npm puts it. */
function codeServer() {
  try {
    return join(dirname(require.resolve('code-server/package.json')), 'out/node/entry.js');
  } catch (cause) {
    throw new Error('code-server is not installed. Run: node test/harness/setup.mjs', { cause });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} logFile
 * @returns {Promise<string>}
 */
function listeningAddress(child, logFile) {
  const log = createWriteStream(logFile, { flags: 'a' });
  return new Promise((found, failed) => {
    let text = '';
    const fail = (/** @type {string} */ what) => failed(new Error(`code-server ${what}:\n${text}`));
    const timer = setTimeout(() => fail('did not start in time'), startLimitMs);
    const read = (/** @type {Buffer} */ data) => {
      log.write(data);
      text = (text + data).slice(-20_000);
      const url = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      found(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (status) => {
      clearTimeout(timer);
      fail(`ended with status ${status}`);
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function stop(child) {
  return new Promise((stopped) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      stopped();
      return;
    }
    const group = -child.pid;
    const kill = (/** @type {NodeJS.Signals} */ signal) => {
      try {
        process.kill(group, signal);
      } catch {
        // It has ended in the meantime.
      }
    };
    const timer = setTimeout(() => kill('SIGKILL'), stopLimitMs);
    child.once('exit', () => {
      clearTimeout(timer);
      stopped();
    });
    kill('SIGTERM');
  });
}
