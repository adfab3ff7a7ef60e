// A Chromium for the tests that needs no root: the headless shell out of @sparticuz/chromium,
// or a browser of the system named by CHROMIUM_PATH.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const browserFolder = join(import.meta.dirname, '../.browser');
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Launches a browser with a new, empty profile below `scratch`.
 *
 * @param {{ scratch: string, viewport?: { width: number, height: number } }} options
 * @returns {Promise<{ context: import('playwright-core').BrowserContext, page: import('playwright-core').Page, close: () => Promise<void> }>}
 */
export async function launchBrowser({ scratch, viewport = { width: 1400, height: 900 } }) {
  const { executablePath, env } = await findBrowser();
  const profile = mkdtempSync(join(resolve(scratch), 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: flags,
    viewport,
    env: { ...process.env, HOME: profile, ...env }, // or it writes into the person's ~/.config
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @returns {Promise<{ executablePath: string, env: Record<string, string> }>} */
async function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'npm brings a Chromium for Linux on x64 only. Set CHROMIUM_PATH to one of yours.',
    );
  }
  await unpackBrowser();
  const env = {
    LD_LIBRARY_PATH: join(browserFolder, 'al2023/lib'),
    FONTCONFIG_FILE: writeFontConfig(),
  };
  return { executablePath: join(browserFolder, 'chromium'), env };
}

/** Unpacks the npm Chromium once: 67 MB become 211 MB. */
export async function unpackBrowser() {
  if (existsSync(join(browserFolder, 'chromium'))) return;
  // The package always inflates into the temporary folder. That is pointed at a scratch folder
  // and the result moved, so that an interrupted run leaves no half of a binary behind.
  const scratch = `${browserFolder}.partial-${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  const saved = process.env['TMPDIR'];
  process.env['TMPDIR'] = scratch;
  try {
    const entry = require.resolve('@sparticuz/chromium');
    const { inflate } = await import(pathToFileURL(entry).href);
    for (const archive of archives) await inflate(join(entry, '../../bin', archive));
  } finally {
    if (saved === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = saved;
  }
  chmodSync(join(scratch, 'chromium'), 0o755); // it comes out as 0700
  rmSync(browserFolder, { recursive: true, force: true });
  renameSync(scratch, browserFolder);
}

/**
 * The fonts.conf in the package names folders of another system: without our own, no text is
 * drawn at all.
 *
 * @returns {string} the path of the file
 */
function writeFontConfig() {
  const dejavu = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const folders = [dejavu, join(browserFolder, 'fonts/fonts'), '/usr/share/fonts'];
  const families = {
    monospace: 'DejaVu Sans Mono',
    'sans-serif': 'DejaVu Sans',
    serif: 'DejaVu Serif',
  };
  const xml = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `  <dir>${folder}</dir>`),
    `  <cachedir>${join(browserFolder, 'font-cache')}</cachedir>`,
    ...Object.entries(families).map(
      ([family, font]) =>
        `  <alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`,
    ),
    '</fontconfig>',
    '',
  ].join('\n');
  const file = join(browserFolder, 'fonts.conf');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== xml) writeFileSync(file, xml);
  return file;
}
