import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const bench = join(import.meta.dirname, '../../bench/sets');
const work = mkdtempSync(join(tmpdir(), 'kindred-sets-'));
const clones = join(work, 'clones');
const out = join(work, 'out');
const setFile = join(work, 'sets', 'sample.json');
let commit = '';

beforeAll(() => {
  const clone = join(clones, 'owner+sample');
  mkdirSync(join(clone, 'src'), { recursive: true });
  writeFileSync(join(clone, 'src', 'a.ts'), 'function writeLog() {}\n');
  writeFileSync(join(clone, 'other.txt'), 'not asked for\n');
  git(clone, 'init', '--quiet');
  git(clone, 'add', '.');
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgSign=false'];
  git(clone, ...identity, 'commit', '--quiet', '--message', 'first');
  commit = git(clone, 'rev-parse', 'HEAD').trim();
  mkdirSync(join(work, 'sets'));
  mkdirSync(join(work, 'duplicates'));
});

beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('checkOut', () => {
  it('writes the asked folders of the commit, and nothing a second time', () => {
    expect(checkOut({}).stdout).toContain('sample: checked out');
    expect(readFileSync(join(out, 'sample', 'src', 'a.ts'), 'utf8')).toContain('writeLog');
    expect(existsSync(join(out, 'sample', 'other.txt'))).toBe(false);
    expect(checkOut({}).stdout).toContain('sample: is there already');
    expect(checkOut({ folders: ['.'] }).stdout).toContain('sample: checked out');
    expect(existsSync(join(out, 'sample', 'other.txt'))).toBe(true);
  });

  const missing = '0123456789abcdef0123456789abcdef01234567';
  const failing: readonly (readonly [string, object, RegExp])[] = [
    ['a missing clone', { repository: 'owner/none' }, /no clone of owner\/none in .*clone https:/],
    ['a missing commit', { commit: missing }, /has no commit 0123456.*git -C .* fetch https:/],
    ['what git says', { folders: ['lib'] }, /git .*archive.* failed: .*pathspec 'lib'/],
  ];
  it.each(failing)('tells %s and leaves no checkout', (_name, change, message) => {
    const { status, stderr } = checkOut(change);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
    expect(existsSync(join(out, 'sample'))).toBe(false);
  });

  it('leaves a folder alone that it has not made', () => {
    mkdirSync(join(out, 'sample'), { recursive: true });
    writeFileSync(join(out, 'sample', 'mine.txt'), 'mine');
    expect(checkOut({}).stderr).toContain('is not of this command');
    expect(readFileSync(join(out, 'sample', 'mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('verify', () => {
  it('counts the faults, and says what to do without a checkout', () => {
    writeSet({ kind: 'paraphrase', query: 'keep a record' });
    const without = verify();
    expect(without.stderr).toContain('npm run bench:checkout');
    expect(without.status).toBe(2);
    checkOut({});
    expect(verify()).toMatchObject({ status: 0, stdout: 'sample: 1 queries, 0 faults\n' });
    writeSet({ kind: 'paraphrase', query: 'logs of the function' });
    const { status, stdout } = verify();
    expect(stdout).toContain('sample-001: shares logs, function with src/a.ts:1-1');
    expect(status).toBe(1);
  });

  it('counts the faults of labelled pairs, too', () => {
    writeSet({});
    checkOut({});
    writePairs('src/a.ts:1-1', 'src/b.ts:1-1');
    const { status, stdout } = verify();
    rmSync(join(work, 'duplicates', 'sample.json'));
    expect(stdout).toContain('sample-001: there is no src/b.ts\nsample: 1 pairs, 1 faults\n');
    expect(status).toBe(1);
  });
});

function checkOut(change: object): SpawnSyncReturns<string> {
  writeSet({}, change);
  return run('checkOut.mjs', '--clones', clones, '--out', out);
}

function verify(): SpawnSyncReturns<string> {
  return run('verify.ts', '--checkouts', out);
}

function run(script: string, ...flags: readonly string[]): SpawnSyncReturns<string> {
  const own = ['--sets', join(work, 'sets')];
  const none = script === 'verify.ts' ? ['--duplicates', join(work, 'duplicates')] : [];
  const args = [join(bench, script), ...own, ...none, ...flags];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

function writeSet(query: object, set: object = {}): void {
  const answers = [{ path: 'src/a.ts', start: 1, end: 1 }];
  const whole = { id: 'sample-001', kind: 'words', half: 'fit', query: 'where', answers, ...query };
  const sample = { repository: 'owner/sample', commit, licence: 'MIT', language: 'typescript' };
  writeFileSync(setFile, JSON.stringify({ ...sample, folders: ['src'], queries: [whole], ...set }));
}

function writePairs(a: string, b: string): void {
  const pair = { id: 'sample-001', type: 1, kind: 'function', half: 'fit', a, b, note: 'a copy' };
  const sample = { repository: 'owner/sample', commit, licence: 'MIT', folders: ['src'] };
  const text = JSON.stringify({ ...sample, pairs: [pair] });
  writeFileSync(join(work, 'duplicates', 'sample.json'), text);
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
}
