// One workbench with the packaged extension in it: its own server, browser, state and copy of
// the fixture workspace, all removed in the end.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { invariant } from '../../src/base/errors.ts';
import { launchBrowser } from '../harness/lib/browser.mjs';
import { installVsix, listExtensions, makeState, startServer } from '../harness/lib/server.mjs';
import { WorkbenchPage } from './workbenchPage.ts';

export interface Session {
  readonly workbench: WorkbenchPage;
  readonly page: Page;
  /** Copy of `test/fixtures/workspace`. */
  readonly folder: string;
  /** Scratch space; gone after the tests. */
  readonly scratch: string;
  readonly extensions: readonly string[];
  /** Hosts that the browser has asked besides the workbench's own server. */
  readonly foreignHosts: ReadonlySet<string>;
  screenshot(name: string): Promise<void>;
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Ends the engine's process from outside. @returns how many there were */
  killEngine(): number;
  close(): Promise<void>;
}

const fixture = join(import.meta.dirname, '../fixtures/workspace');
const screenshots = join(import.meta.dirname, 'screenshots');

export async function startSession(viewport = { width: 1280, height: 800 }): Promise<Session> {
  const vsix = process.env['KINDRED_VSIX'];
  invariant(vsix !== undefined, 'KINDRED_VSIX names the packaged extension');
  const scratch = mkdtempSync(join(tmpdir(), 'kindred-e2e-'));
  const folder = join(scratch, 'harbour');
  cpSync(fixture, folder, { recursive: true });
  const state = makeState(join(scratch, 'state'), {
    settings: { 'window.autoDetectHighContrast': false, 'workbench.colorTheme': 'Dark Modern' },
  });
  installVsix(state, vsix);
  const server = await startServer(state);
  const browser = await launchBrowser({ scratch, viewport });
  const { page } = browser;
  const foreignHosts = watchHosts(page, server.authority);
  const settingsFile = join(state.root, 'user-data/User/settings.json');
  mkdirSync(screenshots, { recursive: true });
  return {
    workbench: new WorkbenchPage(page, server.url),
    page,
    folder,
    scratch,
    extensions: listExtensions(state),
    foreignHosts,
    screenshot: async (name) => {
      await page.screenshot({ path: join(screenshots, `${name.replaceAll(/[^\w-]+/g, '-')}.png`) });
    },
    changeSettings: (settings) => {
      const before: unknown = JSON.parse(readFileSync(settingsFile, 'utf8'));
      writeFileSync(settingsFile, JSON.stringify(Object.assign({}, before, settings)));
    },
    killEngine: () => killProcesses(join(state.root, 'extensions'), 'engine.cjs'),
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function watchHosts(page: Page, ownHost: string): ReadonlySet<string> {
  const hosts = new Set<string>();
  page.context().on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== ownHost) hosts.add(host);
  });
  return hosts;
}

/** Ends the processes whose command line names both: ours alone, for the folder is ours. */
function killProcesses(folder: string, script: string): number {
  const own = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      const command = commandLine(id);
      return command.includes(folder) && command.includes(script);
    });
  for (const id of own) process.kill(Number(id), 'SIGKILL');
  return own.length;
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
