// The compiler is seen to fail: core knows neither Node nor the DOM, the panel does not know
// Node, and what is not there is not guessed.

import { describe, expect, it } from 'vitest';
import { runTool } from './runTool.ts';
import { workFolder } from './workFolder.ts';

const violations: readonly (readonly [
  what: string,
  layer: string,
  source: string,
  error: RegExp,
])[] = [
  [
    'a Node import in core',
    'core',
    "import { readFileSync } from 'node:fs'; readFileSync;",
    /TS2591/,
  ],
  ['a Node global in core', 'core', 'process.exit(1);', /TS2591/],
  ['a DOM global in core', 'core', "document.querySelector('a');", /TS2584/],
  ['a Node global in the webview', 'webview', 'process.exit(1);', /TS2591/],
  ['an unchecked index', 'core', 'export const f = (x: string[]): string => x[0];', /TS2322/],
  [
    'undefined for an absent property',
    'core',
    'export const a: { b?: 1 } = { b: undefined };',
    /TS2375/,
  ],
  ['an enum', 'core', 'export enum Color { red }', /TS1294/],
  [
    'a type import without `type`',
    'core',
    "import { Chunk } from './b.ts'; export let c: Chunk;",
    /TS1484/,
  ],
];

describe('the compiler', () => {
  it.each(violations)('refuses %s', { timeout: 60_000 }, (_what, layer, source, error) => {
    const { status, output } = compile(layer, source);
    expect(output).toMatch(error);
    expect(status).not.toBe(0);
  });

  it('accepts the language and the ports', { timeout: 60_000 }, () => {
    const source =
      "import type { Chunk } from './b.ts'; export const f = (c: Chunk): number => c.key;";
    expect(compile('core', source)).toEqual({ status: 0, output: '' });
  });
});

function compile(layer: string, source: string): { status: number | null; output: string } {
  // Two levels below the repository's `out`, as `workFolder` has it.
  const config = {
    extends: `../../../src/${layer}/tsconfig.json`,
    compilerOptions: { rootDir: '.', outDir: './out', tsBuildInfoFile: './out/info' },
    include: ['./*.ts'],
    references: [],
  };
  const folder = workFolder({
    'a.ts': source,
    'b.ts': 'export interface Chunk { readonly key: number }',
    'tsconfig.json': JSON.stringify(config),
  });
  return runTool('typescript/bin/tsc', ['-p', folder], folder);
}
