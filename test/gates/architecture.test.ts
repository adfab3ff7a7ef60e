// The layer table is seen to fail: one wrong import for each of its rules.

import { readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from './runTool.ts';
import { repository, workFolder } from './workFolder.ts';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly totalDependenciesCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Rule, and a file that breaks it. */
const wrongImports: readonly (readonly [rule: string, path: string, source: string])[] = [
  ['base-knows-nothing', 'src/base/a.ts', "import '../core/target.ts';"],
  ['core-knows-base', 'src/core/a.ts', "import '../engine/target.ts';"],
  ['base-and-core-touch-the-language-only', 'src/core/b.ts', "import 'node:fs';"],
  ['base-and-core-touch-the-language-only', 'src/core/c.ts', "import 'picomatch';"],
  ['base-and-core-touch-the-language-only', 'src/base/b.ts', "import 'node:path';"],
  ['adapters-know-core-and-themselves', 'src/adapters/fs/a.ts', "import '../sqlite/target.ts';"],
  ['adapters-know-core-and-themselves', 'src/adapters/fs/b.ts', "import '../../engine/target.ts';"],
  [
    'only-create-engine-imports-adapters',
    'src/engine/a.ts',
    "import '../adapters/sqlite/target.ts';",
  ],
  ['only-create-engine-imports-adapters', 'src/cli/a.ts', "import '../adapters/sqlite/target.ts';"],
  ['engine-knows-core-and-adapters', 'src/engine/b.ts', "import '../extension/target.ts';"],
  ['protocol-knows-nothing', 'src/protocol/a.ts', "import '../base/target.ts';"],
  [
    'extension-knows-engine-client-only',
    'src/extension/a.ts',
    "import '../engine/createEngine.ts';",
  ],
  ['webview-knows-base-and-protocol', 'src/webview/a.ts', "import '../core/target.ts';"],
  ['webview-touches-the-dom-only', 'src/webview/b.ts', "import 'node:path';"],
  ['cli-knows-engine', 'src/cli/b.ts', "import '../extension/target.ts';"],
  ['only-extension-imports-vscode', 'src/engine/c.ts', "import * as vscode from 'vscode'; vscode;"],
  ['onnxruntime-in-its-adapter', 'src/engine/d.ts', "void import('onnxruntime-node');"],
  ['hnswlib-in-its-adapter', 'src/adapters/sqlite/a.ts', "import 'hnswlib-node';"],
  ['sqlite-in-its-adapter', 'src/engine/e.ts', "import 'node:sqlite';"],
  ['tree-sitter-in-its-adapter', 'src/engine/f.ts', "import 'web-tree-sitter';"],
  ['tokenizers-in-its-adapter', 'src/adapters/onnx/a.ts', "import '@huggingface/tokenizers';"],
  ['path-matchers-in-their-adapter', 'src/engine/h.ts', "import 'picomatch';"],
  ['jsonrpc-in-the-engine', 'src/cli/c.ts', "import 'vscode-jsonrpc/node';"],
  ['network-in-model-files', 'src/engine/i.ts', "import 'node:https';"],
  ['network-in-model-files', 'src/adapters/fs/c.ts', "import 'net';"],
  ['no-cycles', 'src/core/cycle.ts', "import './cycleBack.ts';"],
  ['no-unresolvable', 'src/core/d.ts', "import './nowhere.ts';"],
  ['src-does-not-import-tests', 'src/engine/j.ts', "import '../../test/target.ts';"],
];

const rightFiles: Readonly<Record<string, string>> = {
  'src/base/target.ts': 'export const base = 1;',
  'src/core/target.ts': "import '../base/target.ts';",
  'src/adapters/sqlite/target.ts': "import 'node:sqlite'; import '../../core/target.ts';",
  'src/engine/target.ts': "import '../core/target.ts'; import 'vscode-jsonrpc/node';",
  'src/engine/createEngine.ts': "import '../adapters/sqlite/target.ts';",
  'src/engine/engineClient.ts': "import './target.ts';",
  'src/extension/target.ts': "import '../engine/engineClient.ts'; import 'vscode';",
  'src/cli/target.ts': "import '../engine/createEngine.ts';",
  'src/webview/target.ts': "import '../base/target.ts';",
  'test/target.ts': 'export const test = 1;',
};

describe('the layer table', () => {
  it('refuses a wrong import for each of its rules', { timeout: 60_000 }, () => {
    const wrongFiles = wrongImports.map(([, path, source]) => [path, source] as const);
    const wayBack = { 'src/core/cycleBack.ts': "import './cycle.ts';" };
    const { summary } = cruise({ ...rightFiles, ...wayBack, ...Object.fromEntries(wrongFiles) });
    const found = new Set(summary.violations.map(({ from, rule }) => `${rule.name} ${from}`));
    const expected = wrongImports.map(([rule, path]) => `${rule} ${path}`);
    expect(expected.filter((violation) => !found.has(violation))).toEqual([]);
    expect(new Set(wrongImports.map(([rule]) => rule))).toEqual(new Set(ruleNames()));
  });

  it('accepts the imports that the table allows', { timeout: 60_000 }, () => {
    expect(cruise(rightFiles).summary.violations).toEqual([]);
  });

  it('sees the modules and imports of this project', { timeout: 60_000 }, () => {
    const { summary } = cruiseFolder(repository);
    expect(summary.totalCruised).toBeGreaterThan(50);
    expect(summary.totalDependenciesCruised).toBeGreaterThan(summary.totalCruised);
  });
});

function ruleNames(): string[] {
  const load = createRequire(import.meta.url);
  const config = load(join(repository, '.dependency-cruiser.cjs')) as {
    readonly forbidden: readonly { readonly name: string }[];
  };
  return config.forbidden.map(({ name }) => name);
}

function cruise(files: Readonly<Record<string, string>>): Cruise {
  const folder = workFolder({
    ...files,
    'tsconfig.base.json': readFileSync(join(repository, 'tsconfig.base.json'), 'utf8'),
    'package.json': readFileSync(join(repository, 'package.json'), 'utf8'),
  });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return cruiseFolder(folder);
}

function cruiseFolder(folder: string): Cruise {
  const config = join(repository, '.dependency-cruiser.cjs');
  const args = ['src', '--config', config, '--output-type', 'json'];
  const { output } = runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, folder);
  return JSON.parse(output) as Cruise;
}
