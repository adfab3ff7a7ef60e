// What ships: the VSIX holds what Kindred needs at run time, nothing else, and is small enough.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/build/natives.mjs';
import { grammars } from '../../scripts/grammars.mjs';
import { models } from '../../src/core/encoding/models.ts';
import { type ZipEntry, zipEntries } from '../support/zipEntries.ts';

const vsix = process.env['KINDRED_VSIX'] ?? '';
const sizeLimitMiB = 45;

/** What a file of the package may be; vsce lower-cases the names of the documents. */
const allowed = [
  /^extension\/(package\.json|readme\.md|changelog\.md|license\.txt)$/i,
  /^extension\/bin\/kindred(\.mjs|\.cmd)?$/,
  /^extension\/dist\/(extension|engine|cli)\.cjs$/,
  /^extension\/dist\/(webview|duplicateMap)\.js$/,
  /^extension\/dist\/native\/[\w.]+$/,
  /^extension\/dist\/grammars\/[\w-]+\.wasm$/,
  /^extension\/docs\/search\.md$/,
  /^extension\/media\/[\w./-]+\.(png|svg|css|md)$/,
  /^extension\/models\/[\w.-]+\/[\w./-]+\.(json|onnx|txt|md|model)$/,
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
];

describe('the package', () => {
  const entries: readonly ZipEntry[] = zipEntries(vsix);
  const paths = new Set(entries.map(({ path }) => path));

  it('holds only what is needed at run time', () => {
    const strange = entries.filter(({ path }) => !allowed.some((pattern) => pattern.test(path)));
    expect(strange).toEqual([]);
  });

  it('holds the bundles, the native modules, the grammars and the model', () => {
    const runtime = targets[`${process.platform}-${process.arch}`]?.files ?? [];
    const expected = [
      ...['extension.cjs', 'engine.cjs', 'cli.cjs', 'webview.js', 'duplicateMap.js'],
      ...runtime.map((file) => `native/${file}`),
      ...grammars.map(({ file }) => `grammars/${file}`),
    ].map((file) => `extension/dist/${file}`);
    const modelFiles = models.flatMap(({ folder }) =>
      readdirSync(join('models', folder)).map((file) => join('extension/models', folder, file)),
    );
    const missing = [...expected, ...modelFiles].filter(
      (file) => !paths.has(file) && ![...paths].some((path) => path.startsWith(`${file}/`)),
    );
    expect(missing).toEqual([]);
    expect(entries.filter(({ sizeBytes }) => sizeBytes === 0)).toEqual([]);
  });

  it(`is at most ${String(sizeLimitMiB)} MiB`, () => {
    expect(statSync(vsix).size / 2 ** 20).toBeLessThanOrEqual(sizeLimitMiB);
  });
});
