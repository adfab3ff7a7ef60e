// The native modules: which files each platform takes, how they come into `dist/native`, and
// the esbuild plugin that makes the bundles load them from there.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/**
 * onnxruntime-node's files for each target, under `bin/napi-v6`. CPU only: the DirectML and
 * DirectX libraries of Windows would add 18 MiB to the package.
 *
 * @type {Readonly<Record<string, { folder: string, files: readonly string[] }>>}
 */
export const targets = {
  'linux-x64': { folder: 'linux/x64', files: ['onnxruntime_binding.node', 'libonnxruntime.so.1'] },
  'linux-arm64': {
    folder: 'linux/arm64',
    files: ['onnxruntime_binding.node', 'libonnxruntime.so.1'],
  },
  'darwin-arm64': {
    folder: 'darwin/arm64',
    files: ['onnxruntime_binding.node', 'libonnxruntime.1.dylib'],
  },
  'win32-x64': { folder: 'win32/x64', files: ['onnxruntime_binding.node', 'onnxruntime.dll'] },
  'win32-arm64': { folder: 'win32/arm64', files: ['onnxruntime_binding.node', 'onnxruntime.dll'] },
};

/** The platform that this process runs on, as VS Code names it. */
export const hostTarget = `${process.platform}-${process.arch}`;

/**
 * Puts the native files of `target` into `nativeFolder` and removes all others. Files that are
 * already there, with the same size and time, are left alone.
 *
 * @param {{ target: string, modulesFolder: string, nativeFolder: string }} options
 * @returns {string[]} what is missing and what that means, one sentence each
 */
export function copyNatives({ target, modulesFolder, nativeFolder }) {
  const wanted = nativeFiles(target, modulesFolder);
  mkdirSync(nativeFolder, { recursive: true });
  const names = new Set(wanted.map(({ name }) => name));
  for (const stale of readdirSync(nativeFolder).filter((name) => !names.has(name))) {
    rmSync(join(nativeFolder, stale));
  }
  const missing = wanted.filter(({ from }) => !existsSync(from));
  for (const { name, from } of missing) {
    if (name !== 'hnswlib.node') throw new Error(`${from} is missing. Run: node scripts/setup.mjs`);
  }
  for (const { name, from } of wanted) {
    if (existsSync(from)) copyWhenChanged(from, join(nativeFolder, name));
    else rmSync(join(nativeFolder, name), { force: true });
  }
  return hasGraph(target, missing)
    ? []
    : [
        `No HNSW graph for ${target}: searches stay exact, which is slower above some 50,000 chunks.`,
      ];
}

/**
 * @param {string} target
 * @param {readonly { name: string }[]} missing
 */
function hasGraph(target, missing) {
  return target === hostTarget && !missing.some(({ name }) => name === 'hnswlib.node');
}

/**
 * @param {string} target
 * @param {string} modulesFolder
 * @returns {{ name: string, from: string }[]}
 */
function nativeFiles(target, modulesFolder) {
  const runtime = targets[target];
  if (runtime === undefined) {
    throw new Error(
      `No native modules for '${target}'. Targets: ${Object.keys(targets).join(', ')}. ` +
        'onnxruntime-node has no build for Intel Macs or Alpine Linux.',
    );
  }
  const runtimeFolder = join(modulesFolder, 'onnxruntime-node/bin/napi-v6', runtime.folder);
  const files = runtime.files.map((name) => ({ name, from: join(runtimeFolder, name) }));
  // hnswlib-node is compiled where it is installed, so only the own platform has it.
  if (target === hostTarget) {
    const from = join(modulesFolder, 'hnswlib-node/build/Release/addon.node');
    files.push({ name: 'hnswlib.node', from });
  }
  return files;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {boolean} whether anything was written
 */
export function copyWhenChanged(from, to) {
  const source = statSync(from);
  const copy = statSync(to, { throwIfNoEntry: false });
  if (copy?.size === source.size && copy.mtimeMs === Math.floor(source.mtimeMs)) return false;
  // A process may have the old file mapped: replace the name, never write into the file.
  rmSync(to, { force: true });
  copyFileSync(from, to);
  utimesSync(to, source.atime, Math.floor(source.mtimeMs) / 1000);
  return true;
}

/** How the packages load their native part, and what the bundles say instead. */
const patches = [
  {
    filter: /onnxruntime-node[\\/]dist[\\/]binding\.js$/,
    // eslint-disable-next-line no-template-curly-in-string -- the package's own text
    from: 'require(`../bin/napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`)',
    to: "require('./native/onnxruntime_binding.node')",
  },
  {
    filter: /hnswlib-node[\\/]lib[\\/]index\.js$/,
    from: "require('bindings')('addon')",
    to: "require('./native/hnswlib.node')",
  },
];

/** @type {import('esbuild').Plugin} */
export const nativesPlugin = {
  name: 'natives',
  setup(build) {
    for (const { filter, from, to } of patches) {
      build.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes(from)) {
          throw new Error(`${basename(path)}: '${from}' not found; the package has changed.`);
        }
        return { contents: text.replace(from, to) };
      });
    }
  },
};
