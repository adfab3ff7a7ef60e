// The commands that people type, where they are typed wrongly: a clear message, status 2, and
// nothing is set up or built.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

const cases: readonly (readonly [command: string, args: readonly string[], message: RegExp])[] = [
  ['start', ['no/such/folder'], /The folder .*no.such.folder does not exist\./],
  ['start', ['package.json'], /package\.json is not a folder\./],
  ['start', ['src', 'test'], /Expected one folder, got 2\./],
  ['start', ['--fast'], /'--fast'.*Usage: npm start/],
  ['test', ['unti'], /no suite 'unti'\. Suites: unit, training, extension, e2e\./],
];

describe('a command that is typed wrongly', () => {
  it.each(cases)('%s %j ends with 2 and says why', (command, args, message) => {
    const { status, stderr, stdout } = run(command, args);
    expect(stderr).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('takes a folder relative to where the person is, not to the repository', () => {
    const { stderr } = run('start', ['missing'], { INIT_CWD: resolve(repository, 'src') });
    expect(stderr).toContain(resolve(repository, 'src/missing'));
  });
});

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [`scripts/${command}.mjs`, ...args], {
    cwd: repository,
    env: { ...process.env, INIT_CWD: repository, ...env },
    encoding: 'utf8',
  });
}
