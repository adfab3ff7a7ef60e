// What each bundle must not hold, and the check that reads it out of esbuild's metafile. The
// layer table stops wrong imports in the sources; this stops them in what is shipped, where a
// package's own imports count too.
import { isBuiltin } from 'node:module';

/**
 * @typedef {object} BundleRule
 * @property {string} name        named in the report: `extension-no-native`
 * @property {string} bundle      output file name without its folder and ending
 * @property {RegExp} forbidden   tested against input paths and against imports left external
 * @property {string} reason
 */

/**
 * @typedef {object} BundleViolation
 * @property {string} rule
 * @property {string} bundle
 * @property {string} found       the input path or the external import
 * @property {string} reason
 */

/** @typedef {Pick<import('esbuild').Metafile, 'inputs' | 'outputs'>} Metafile */

const nativePackages =
  /node_modules\/(onnxruntime-\w+|hnswlib-node|bindings)\/|^(onnxruntime-node|hnswlib-node)$|\.node$/;

/** @type {readonly BundleRule[]} */
export const bundleRules = [
  {
    name: 'extension-no-native',
    bundle: 'extension',
    forbidden: nativePackages,
    reason: 'The extension host loads no native module.',
  },
  {
    name: 'extension-no-engine-parts',
    bundle: 'extension',
    forbidden:
      /^src\/(adapters|cli|webview)\/|node_modules\/(web-tree-sitter|@huggingface)\/|^(web-tree-sitter|@huggingface\/)|^node:sqlite$/,
    reason: 'The extension holds a remote engine; the parts live in the engine process.',
  },
  ...['webview', 'duplicateMap'].flatMap((bundle) => [
    {
      name: `${bundle}-no-node`,
      bundle,
      forbidden: /^node:/,
      reason: 'A webview runs in a browser.',
    },
    {
      name: `${bundle}-no-other-layer`,
      bundle,
      forbidden: /^src\/(core|adapters|engine|extension|cli)\/|node_modules\/|^vscode$/,
      reason: 'A webview knows base and protocol only.',
    },
  ]),
  ...['engine', 'cli'].map((bundle) => ({
    name: `${bundle}-no-editor`,
    bundle,
    forbidden: /^vscode$|^src\/(extension|webview)\//,
    reason: 'The engine and the CLI know nothing about editors.',
  })),
];

/** Imports that a bundle may leave to its host; anything else would be missing in the VSIX. */
const ownFiles = /^\.\/native\//;

/**
 * Compares what esbuild put into its outputs with {@link bundleRules}.
 *
 * @param {Metafile} metafile
 * @returns {BundleViolation[]} empty when every bundle is clean
 */
export function checkBundles(metafile) {
  return Object.entries(metafile.outputs).flatMap(([outputPath, output]) => {
    const bundle = (outputPath.split('/').pop() ?? '').replace(/\..*$/, '');
    const external = output.imports.filter((item) => item.external).map((item) => item.path);
    return [
      ...brokenRules(bundle, [...Object.keys(output.inputs), ...external.map(withNodePrefix)]),
      ...missingPackages(bundle, external),
    ];
  });
}

/**
 * @param {string} bundle
 * @param {readonly string[]} contents
 * @returns {BundleViolation[]}
 */
function brokenRules(bundle, contents) {
  return bundleRules
    .filter((rule) => rule.bundle === bundle)
    .flatMap(({ name, forbidden, reason }) =>
      contents
        .filter((found) => forbidden.test(found) && !ownFiles.test(found))
        .map((found) => ({ rule: name, bundle, found, reason })),
    );
}

/**
 * @param {string} bundle
 * @param {readonly string[]} external
 * @returns {BundleViolation[]}
 */
function missingPackages(bundle, external) {
  return external
    .filter((path) => path !== 'vscode' && !isBuiltin(path) && !ownFiles.test(path))
    .map((found) => ({
      rule: 'no-unbundled-package',
      bundle,
      found,
      reason: 'The VSIX ships no node_modules; bundle the package.',
    }));
}

/** @param {string} path */
function withNodePrefix(path) {
  return isBuiltin(path) && !path.startsWith('node:') ? `node:${path}` : path;
}

/** @param {BundleViolation} violation */
export function describeViolation({ rule, bundle, found, reason }) {
  return `bundle check: ${bundle} holds '${found}' (${rule}). ${reason}`;
}
