// knip and prettier are seen to fail.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'prettier';
import { describe, expect, it } from 'vitest';
import { runTool } from './runTool.ts';
import { repository, workFolder } from './workFolder.ts';

describe('the search for unused code', () => {
  it('reports an unused export, an unused file and an unused package', { timeout: 60_000 }, () => {
    const { status, output } = knip({
      'src/cli/main.ts': "import { used } from './part.ts'; console.log(used);",
      'src/cli/part.ts': 'export const used = 1; export const idle = 2;',
      'src/cli/orphan.ts': 'export const orphan = 1;',
    });
    expect(status).not.toBe(0);
    expect(output).toMatch(/Unused files \(1\)\s+src\/cli\/orphan\.ts/);
    expect(output).toMatch(/Unused exports \(1\)\s+idle/);
    expect(output).toMatch(/Unused dependencies \(1\)\s+picomatch/);
  });

  it('accepts what is used', { timeout: 60_000 }, () => {
    const files = { 'src/cli/main.ts': "import match from 'picomatch'; console.log(match);" };
    expect(knip(files).status).toBe(0);
  });
});

function knip(files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  const manifest = { name: 'work', type: 'module', dependencies: { picomatch: '4.0.7' } };
  const folder = workFolder({
    ...files,
    'knip.json': readFileSync(join(repository, 'knip.json'), 'utf8'),
    'package.json': JSON.stringify(manifest),
  });
  return runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints'], folder);
}

describe('the formatter', () => {
  const options = { parser: 'typescript', printWidth: 100, singleQuote: true };

  it('refuses double quotes and missing spaces', async () => {
    expect(await check('export const a={"b":"c"}\n', options)).toBe(false);
  });

  it('uses the width and the quotes of the configuration', async () => {
    const config: unknown = JSON.parse(readFileSync(join(repository, '.prettierrc.json'), 'utf8'));
    expect(config).toEqual({ printWidth: options.printWidth, singleQuote: options.singleQuote });
    expect(await check("export const a = { b: 'c' };\n", options)).toBe(true);
  });
});
