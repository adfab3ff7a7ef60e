// Makes the VSIX of one platform, or of all: node scripts/package.mjs [--target T | --all]
//
// `npx vsce package --target T` does the same for the platform that it runs on; for another one
// the build must be told, and that is what this script adds.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hostTarget, targets } from './build/natives.mjs';
import { findNode24, repository, toolEnvironment } from './node24.mjs';
import { run, runMain } from './run.mjs';
import { setUp } from './setup.mjs';
import { fingerprint, oncePer } from './stamp.mjs';

/** What the VSIX is made of. */
const inputs = [
  'src',
  'media',
  'models',
  'scripts',
  'esbuild.js',
  'package.json',
  'package-lock.json',
  '.vscodeignore',
  'README.md',
  'docs/search.md',
  'CHANGELOG.md',
  'LICENSE',
];

/**
 * Packages Kindred unless nothing has changed since the last time.
 *
 * @param {string} [target]  as VS Code names platforms; this one by default
 * @returns {Promise<string>} path of the VSIX
 */
export async function packageExtension(target = hostTarget) {
  if (!(target in targets)) {
    throw new Error(`No package for '${target}'. Targets: ${Object.keys(targets).join(', ')}.`);
  }
  const folder = join(repository, 'out/packages');
  const vsix = join(folder, `kindred-${target}.vsix`);
  mkdirSync(folder, { recursive: true });
  const stamp = `${vsix}.stamp`;
  if (!existsSync(vsix)) rmSync(stamp, { force: true });
  const value = fingerprint(inputs.flatMap((input) => filesUnder(join(repository, input))));
  await oncePer(stamp, value, async () => {
    await run('vsce', ['package', '--target', target, '--out', vsix], {
      env: { ...toolEnvironment(), KINDRED_TARGET: target },
      quiet: true,
    });
  });
  return vsix;
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (entry.isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain('package', async () => {
    const { values } = parseArgs({
      options: { target: { type: 'string' }, all: { type: 'boolean', default: false } },
    });
    await setUp();
    for (const target of values.all ? Object.keys(targets) : [values.target ?? hostTarget]) {
      const vsix = await packageExtension(target);
      console.log(`${vsix}  ${(statSync(vsix).size / 2 ** 20).toFixed(1)} MiB`);
    }
    // `dist` is what this clone runs: it must not stay with another platform's modules.
    await run(findNode24(), ['esbuild.js']);
  });
}
