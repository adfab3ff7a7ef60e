// `npm start` where a desktop VS Code is on the PATH: a stand-in for its `code` notes down how
// it was called.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

describe('npm start with a desktop VS Code', () => {
  let folder: string;
  let calls: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-desktop-'));
    calls = join(folder, 'calls');
    const program = `#!/bin/sh\nfor argument in "$@"; do echo "$argument"; done > '${calls}'\nexit 4\n`;
    writeFileSync(join(folder, 'code'), program);
    chmodSync(join(folder, 'code'), 0o755);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (display: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ['scripts/start.mjs', folder], {
      cwd: repository,
      env: {
        ...process.env,
        PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
        ...display,
      },
      encoding: 'utf8',
      timeout: 120_000,
    });

  it('opens the folder in a window of its own with the working copy in it', () => {
    const { status, stdout } = start({ DISPLAY: ':0' });
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toEqual([
      `--extensionDevelopmentPath=${repository}`,
      '--new-window',
      folder,
    ]);
    expect(stdout).toContain(`Opening ${folder} in VS Code`);
    expect(status).toBe(4); // what the editor's own command ended with
    expect(existsSync(join(repository, 'dist/extension.cjs'))).toBe(true);
  });
});
