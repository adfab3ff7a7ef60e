// Builds `dist`: the bundles, the native modules of one platform and the grammars.
//
//   node esbuild.js [--production] [--watch] [--target linux-x64]
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { checkBundles, describeViolation } from './scripts/build/bundleRules.mjs';
import { copyGrammars } from './scripts/grammars.mjs';
import { writePackageReadme } from './scripts/build/packageReadme.mjs';
import { copyNatives, hostTarget, nativesPlugin } from './scripts/build/natives.mjs';

const repository = import.meta.dirname;

/** @type {import('esbuild').BuildOptions} */
const nodeBundle = {
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  // The sources are ES modules and may ask where they are; a CommonJS bundle answers so:
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: {
    'import.meta.url': 'bundleUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
  external: ['vscode', './native/*'],
};

/** @type {import('esbuild').BuildOptions} */
const webviewBundle = { platform: 'browser', format: 'iife', target: 'chrome128' };

/** @type {readonly { entry: string, output: string, options: import('esbuild').BuildOptions }[]} */
const bundles = [
  { entry: 'src/extension/main.ts', output: 'dist/extension.cjs', options: nodeBundle },
  { entry: 'src/engine/main.ts', output: 'dist/engine.cjs', options: nodeBundle },
  { entry: 'src/cli/main.ts', output: 'dist/cli.cjs', options: nodeBundle },
  { entry: 'src/webview/main.ts', output: 'dist/webview.js', options: webviewBundle },
  {
    entry: 'src/webview/duplicateMap/main.ts',
    output: 'dist/duplicateMap.js',
    options: webviewBundle,
  },
];

/**
 * @param {(typeof bundles)[number]} bundle
 * @param {boolean} production
 */
function bundleContext({ entry, output, options }, production) {
  return context({
    ...options,
    absWorkingDir: repository,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    metafile: true,
    minify: production,
    keepNames: production && options.platform === 'node', // log lines keep their class names
    sourcemap: production ? false : 'linked',
    legalComments: production ? 'eof' : 'none',
    logLevel: 'warning',
    plugins: [nativesPlugin],
  });
}

/**
 * @param {{ production: boolean, watch: boolean }} options
 * @returns {Promise<void>} when the bundles are written; with `watch` they follow the sources
 */
async function buildBundles({ production, watch }) {
  const missing = bundles.filter(({ entry }) => !existsSync(join(repository, entry)));
  const contexts = await Promise.all(
    bundles
      .filter((bundle) => !missing.includes(bundle))
      .map((bundle) => bundleContext(bundle, production)),
  );
  // esbuild prints its own errors; one bundle that fails does not keep the others from a look.
  const results = await Promise.allSettled(contexts.map((item) => item.rebuild()));
  const violations = results.flatMap((result) =>
    result.status === 'fulfilled' && result.value.metafile
      ? checkBundles(result.value.metafile)
      : [],
  );
  for (const violation of violations) console.error(describeViolation(violation));
  for (const { entry } of missing) console.error(`${entry} does not exist.`);
  const failed = results.some(({ status }) => status === 'rejected');
  if (failed || violations.length > 0 || missing.length > 0) process.exitCode = 1;
  if (watch) {
    await Promise.all(contexts.map((item) => item.watch()));
    console.log('Watching the sources; Ctrl+C ends.');
  } else {
    await Promise.all(contexts.map((item) => item.dispose()));
  }
}

/** Source maps of an earlier development build must not be shipped. */
function removeSourceMaps() {
  for (const { output } of bundles) rmSync(join(repository, `${output}.map`), { force: true });
}

const { values } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    target: { type: 'string', default: process.env['KINDRED_TARGET'] ?? hostTarget },
  },
});
const startedMs = performance.now();
if (values.production) removeSourceMaps();
const notes = copyNatives({
  target: values.target,
  modulesFolder: join(repository, 'node_modules'),
  nativeFolder: join(repository, 'dist/native'),
});
for (const note of notes) console.warn(note);
copyGrammars(join(repository, 'dist/grammars'));
writePackageReadme(repository);
await buildBundles(values);
const elapsedMs = Math.round(performance.now() - startedMs);
console.log(
  process.exitCode === 1
    ? 'The build has failed.'
    : `dist is built for ${values.target} in ${elapsedMs} ms.`,
);
