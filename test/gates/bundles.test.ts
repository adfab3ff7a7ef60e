// The bundle check is seen to fail, on real bundles of wrong sources.

import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleRules, checkBundles, describeViolation } from '../../scripts/build/bundleRules.mjs';
import { workFolder } from './workFolder.ts';

/** Rule, bundle, and the source of its entry. */
const violations: readonly (readonly [rule: string, bundle: string, source: string])[] = [
  ['extension-no-native', 'extension', "import 'onnxruntime-node';"],
  ['extension-no-native', 'extension', "require('hnswlib-node');"],
  ['extension-no-engine-parts', 'extension', "import './src/adapters/fs/part.ts';"],
  ['extension-no-engine-parts', 'extension', "import 'web-tree-sitter';"],
  ['extension-no-engine-parts', 'extension', "import 'node:sqlite';"],
  ['webview-no-node', 'webview', "import { readFileSync } from 'node:fs'; readFileSync('a');"],
  ['webview-no-node', 'webview', "console.log(require('path'));"],
  ['webview-no-other-layer', 'webview', "import './src/core/part.ts';"],
  ['duplicateMap-no-node', 'duplicateMap', "console.log(require('path'));"],
  ['duplicateMap-no-other-layer', 'duplicateMap', "import './src/core/part.ts';"],
  ['engine-no-editor', 'engine', "import 'vscode';"],
  ['cli-no-editor', 'cli', "import './src/extension/part.ts';"],
  ['no-unbundled-package', 'engine', "require('onnxruntime-node');"],
];

describe('the bundle check', () => {
  it.each(violations)('reports %s in %s: %s', async (rule, bundle, source) => {
    const found = checkBundles(await bundled(bundle, source));
    expect(found.map((violation) => violation.rule)).toContain(rule);
    expect(found.map(describeViolation).join('\n')).toContain(rule);
  });

  it('has a violation for each rule', () => {
    const tried = new Set(violations.map(([rule]) => rule));
    expect(bundleRules.filter(({ name }) => !tried.has(name))).toEqual([]);
  });

  it('accepts what each bundle may hold', async () => {
    const right = {
      extension: "import 'vscode'; import 'node:child_process';",
      engine: "import './src/adapters/fs/part.ts'; require('./native/hnswlib.node');",
      webview: "import './src/protocol/part.ts';",
    };
    for (const [bundle, source] of Object.entries(right)) {
      expect(checkBundles(await bundled(bundle, source))).toEqual([]);
    }
  });
});

async function bundled(bundle: string, source: string) {
  const part = "export const part = 'part'; console.log(part);";
  const folder = workFolder({
    [`${bundle}.ts`]: source,
    'src/adapters/fs/part.ts': part,
    'src/core/part.ts': part,
    'src/extension/part.ts': part,
    'src/protocol/part.ts': part,
  });
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [`${bundle}.ts`],
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    external: ['vscode', './native/*', 'onnxruntime-node', 'hnswlib-node', 'web-tree-sitter'],
  });
  return metafile;
}
