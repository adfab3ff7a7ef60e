import { mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFileSource } from '../../../src/adapters/fs/fileSource.ts';
import { hashBytes } from '../../../src/adapters/fs/hashBytes.ts';
import { CancelledError } from '../../../src/base/errors.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import { describeListings, gather, listedPaths, openSource } from '../../support/fileListings.ts';
import { type TestRepository, openTestRepository } from '../../support/gitRepository.ts';
import { temporaryFolder, writeFiles } from '../../support/temporaryFolder.ts';

describe('list', () => {
  it('gives files and skipped files in the order of their paths', async () => {
    const folder = await temporaryFolder({
      'b.ts': 'b',
      'a/z.ts': 'z',
      'a.ts': 'a',
      'a/b/c.md': 'c',
      'logo.png': 'x',
      '.env': 'KEY=1',
      'yarn.lock': '',
      'big.txt': 'x'.repeat(2_000),
      'node_modules/m/index.js': 'm',
      '.github/workflows/ci.yml': 'on: push',
      'empty/': '',
    });
    const source = openSource(folder, { maxFileSizeBytes: 1_000 });
    expect(await describeListings(source.list())).toEqual([
      '.env (secret)',
      '.github/workflows/ci.yml',
      'a.ts',
      'a/b/c.md',
      'a/z.ts',
      'b.ts',
      'big.txt (too-large)',
      'logo.png (binary)',
      'yarn.lock (generated)',
    ]);
  });

  it('tells size and time as the disk has them', async () => {
    const folder = await temporaryFolder({ 'a.ts': 'abc' });
    const { mtimeMs } = await stat(join(folder, 'a.ts'));
    const entry = { path: 'a.ts', sizeBytes: 3, modifiedMs: Math.trunc(mtimeMs) };
    expect(await gather(openSource(folder).list())).toEqual([{ type: 'file', entry }]);
  });

  it('obeys .gitignore outside a repository too, and not when told so', async () => {
    const folder = await temporaryFolder({ '.gitignore': 'a\n', a: '', b: '' });
    expect(await listedPaths(openSource(folder))).toEqual(['.gitignore', 'b']);
    expect(await listedPaths(openSource(folder, { useGitIgnore: false }))).toEqual([
      '.gitignore',
      'a',
      'b',
    ]);
  });

  it('leaves out what the globs of the settings name', async () => {
    const folder = await temporaryFolder({
      'dist/a.js': '',
      'x/dist/b.js': '',
      'x/a.log': '',
      'x/y/c.ts': '',
      'z/c.ts': '',
    });
    const source = openSource(folder, { exclude: ['**/dist', '*.log', 'x/y/**'] });
    expect(await listedPaths(source)).toEqual(['z/c.ts']);
  });

  it('brings back by .kindredignore what other rules leave out', async () => {
    const folder = await temporaryFolder({
      '.gitignore': 'dist/\n*.log\n',
      '.kindredignore': '!dist/\n!node_modules/\ndrafts/\n',
      'a.log': '',
      'dist/a.js': '',
      'drafts/a.md': '',
      'node_modules/m.js': '',
      'node_modules/node_modules/n.js': '',
    });
    expect(await listedPaths(openSource(folder))).toEqual([
      '.gitignore',
      '.kindredignore',
      'dist/a.js',
      'node_modules/m.js',
      'node_modules/node_modules/n.js',
    ]);
  });

  it('leaves out a Python environment whatever its name', async () => {
    const folder = await temporaryFolder({
      'env3/pyvenv.cfg': '',
      'env3/lib/a.py': '',
      'a.py': '',
    });
    expect(await listedPaths(openSource(folder))).toEqual(['a.py']);
  });

  it('lists a file once, under its own path, when links lead to it', async () => {
    const folder = await temporaryFolder({ 'src/a.ts': '', 'x/': '' });
    const outside = await temporaryFolder({ 'b.ts': '' });
    await symlink('../src', join(folder, 'x', 'sources'));
    await symlink('src/a.ts', join(folder, 'a.ts'));
    await symlink(outside, join(folder, 'outside'));
    await symlink(join(outside, 'b.ts'), join(folder, 'b.ts'));
    expect(await describeListings(openSource(folder).list())).toEqual(['src/a.ts']);
  });

  it('lists through a root that is a link itself', async () => {
    const folder = await temporaryFolder({ 'real/a.ts': 'a' });
    await symlink('real', join(folder, 'link'));
    const source = openSource(join(folder, 'link'));
    expect(await listedPaths(source)).toEqual(['a.ts']);
    expect(await source.read('a.ts')).toMatchObject({ type: 'read' });
  });

  it('stops when it is cancelled', async () => {
    const folder = await temporaryFolder({ 'a.ts': '', 'b.ts': '', 'c.ts': '' });
    const controller = new AbortController();
    const seen: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const listing of openSource(folder).list(controller.signal)) {
        seen.push(listing);
        controller.abort();
      }
    };
    await expect(walk()).rejects.toThrow(CancelledError);
    expect(seen).toHaveLength(1);
  });

  it('lists 10,000 files in a few seconds at most, and lets others run', async () => {
    const files: [string, string][] = Array.from({ length: 10_000 }, (_, index) => [
      `p${String(index % 100)}/q${String(index % 7)}/file${String(index)}.ts`,
      '',
    ]);
    const folder = await temporaryFolder({
      ...Object.fromEntries(files),
      '.gitignore': Array.from({ length: 60 }, (_, index) => `*.x${String(index)}[ab]\n`).join(''),
    });
    const turns = { count: 0, done: false };
    const countTurn = (): void => {
      turns.count++;
      if (!turns.done) setImmediate(countTurn);
    };
    countTurn();
    const startedMs = performance.now();
    const paths = await listedPaths(openSource(folder));
    const elapsedMs = performance.now() - startedMs;
    turns.done = true;
    expect(paths).toHaveLength(10_001);
    expect(turns.count).toBeGreaterThan(50);
    // About 0.6 s on two cores; the bound leaves room for a machine with other work.
    expect(elapsedMs).toBeLessThan(6_000);
  }, 60_000);
});

describe('list in a repository', () => {
  const opened: TestRepository[] = [];

  async function openRepository(): Promise<TestRepository> {
    const repository = await openTestRepository();
    opened.push(repository);
    return repository;
  }

  afterEach(async () => {
    for (const repository of opened.splice(0)) await repository.dispose();
  });

  it('obeys the ignore files above the root, up to the top of the repository', async () => {
    const repository = await openRepository();
    await repository.setInfoExclude('/packages/app/c\n');
    await writeFiles(repository.folder, {
      '.gitignore': '*.log\n/packages/app/out\n/b\n',
      'packages/.gitignore': '!keep.log\n/app/d\n',
      'packages/app/a.log': '',
      'packages/app/keep.log': '',
      'packages/app/out/x': '',
      'packages/app/b': '',
      'packages/app/c': '',
      'packages/app/d': '',
    });
    const source = openSource(join(repository.folder, 'packages', 'app'));
    expect(await listedPaths(source)).toEqual(['b', 'keep.log']);
  });

  it('shows an ignored folder to a person who opens it', async () => {
    const repository = await openRepository();
    await writeFiles(repository.folder, {
      '.gitignore': '/build/**\n*.o.txt\n',
      'build/x/a.txt': '',
      'build/x/.gitignore': 'b.txt\n',
      'build/x/b.txt': '',
    });
    const source = openSource(join(repository.folder, 'build', 'x'));
    expect(await listedPaths(source)).toEqual(['.gitignore', 'a.txt']);
  });

  it('indexes a repository inside, by its own rules', async () => {
    const repository = await openRepository();
    await writeFiles(repository.folder, {
      '.gitignore': '*.log\n',
      'inner/.gitignore': 'x\n',
      'inner/a.log': '',
      'inner/x': '',
      'inner/y': '',
      'a.log': '',
    });
    repository.git(['init', '--quiet', 'inner']);
    await writeFile(join(repository.folder, 'inner', '.git', 'info', 'exclude'), 'y\n');
    expect(await listedPaths(openSource(repository.folder))).toEqual([
      '.gitignore',
      'inner/.gitignore',
      'inner/a.log',
    ]);
  });

  it('finds info/exclude of a worktree, whose .git is a file', async () => {
    const repository = await openRepository();
    repository.git([
      '-c',
      'user.name=a',
      '-c',
      'user.email=a',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'a',
    ]);
    await repository.setInfoExclude('hidden\n');
    const tree = join(repository.folder, '..', 'tree');
    repository.git(['worktree', 'add', '--quiet', tree]);
    await writeFiles(tree, { hidden: '', seen: '' });
    expect(await listedPaths(openSource(tree))).toEqual(['.git', 'seen']);
  });

  it('reads the global excludes that the user’s configuration names', async () => {
    const repository = await openRepository();
    await repository.setGlobalExcludes('*.swp\n');
    await writeFiles(repository.folder, { 'a.swp': '', 'a.ts': '' });
    expect(await listedPaths(openSource(repository.folder))).toEqual(['a.swp', 'a.ts']);
    const configured = createFileSource({
      folder: repository.folder,
      exclude: [],
      useGitIgnore: true,
      maxFileSizeBytes: 1024,
      logger: silentLogger,
    });
    expect(await listedPaths(configured)).toEqual(['a.ts']);
  });
});

describe('inspect', () => {
  const files = {
    '.gitignore': 'out/\n',
    'src/a.ts': 'a',
    'src/b/c.ts': 'c',
    'src/.gitignore': 'skip.ts\n',
    'src/skip.ts': '',
    'out/o.ts': '',
    'x.png': '',
  };

  async function inspect(paths: readonly string[]): Promise<string[]> {
    return describeListings(openSource(await temporaryFolder(files)).inspect(paths));
  }

  it('lists single files, and all files below a folder', async () => {
    expect(await inspect(['src/a.ts'])).toEqual(['src/a.ts']);
    expect(await inspect(['src/b', 'x.png'])).toEqual(['src/b/c.ts', 'x.png (binary)']);
  });

  it('says nothing of what is gone or ignored', async () => {
    expect(
      await inspect(['nope.ts', 'no/where', 'out', 'out/o.ts', 'src/skip.ts', 'src/a.ts/x']),
    ).toEqual([]);
  });

  it('lists a file once when its folder is asked for too, and all for the root', async () => {
    expect(await inspect(['src', 'src/b/c.ts', 'src/b'])).toEqual([
      'src/.gitignore',
      'src/a.ts',
      'src/b/c.ts',
    ]);
    expect(await inspect(['', 'src/a.ts'])).toHaveLength(5);
  });

  it('sees what was moved', async () => {
    const folder = await temporaryFolder(files);
    const source = openSource(folder);
    await mkdir(join(folder, 'lib'));
    await rename(join(folder, 'src', 'a.ts'), join(folder, 'lib', 'a.ts'));
    expect(await describeListings(source.inspect(['src/a.ts', 'lib/a.ts']))).toEqual(['lib/a.ts']);
    await rm(join(folder, 'src'), { recursive: true });
    expect(await describeListings(source.inspect(['src']))).toEqual([]);
  });

  it('refuses a path that leaves the root', async () => {
    const source = openSource(await temporaryFolder());
    await expect(gather(source.inspect(['../x']))).rejects.toThrow('relative to the root');
  });
});

describe('read', () => {
  it('gives text, language and the hash of the bytes', async () => {
    const folder = await temporaryFolder({ 'src/a.py': 'x = 1\r\ny = 2\r\n' });
    expect(await openSource(folder).read('src/a.py')).toMatchObject({
      type: 'read',
      document: {
        path: 'src/a.py',
        language: 'python',
        text: 'x = 1\r\ny = 2\r\n',
        hash: hashBytes(Buffer.from('x = 1\r\ny = 2\r\n')),
      },
      entry: { path: 'src/a.py', sizeBytes: 14 },
    });
  });

  it('knows the language of a script by its first line', async () => {
    const folder = await temporaryFolder({ run: '#!/usr/bin/env python3\nprint(1)\n' });
    expect(await openSource(folder).read('run')).toMatchObject({
      document: { language: 'python' },
    });
  });

  it('never opens a secret, also not through a link', async () => {
    const folder = await temporaryFolder({ '.env': 'KEY=1', a: '' });
    await rm(join(folder, 'a'));
    await symlink('.env', join(folder, 'a'));
    const source = openSource(folder);
    expect([await source.read('.env'), await source.read('a')]).toMatchObject([
      { type: 'skipped', file: { path: '.env', reason: 'secret' } },
      { type: 'skipped', file: { path: 'a', reason: 'secret' } },
    ]);
  });

  it('does not follow a link that leads out of the root', async () => {
    const outside = await temporaryFolder({ 'b.ts': 'b' });
    const folder = await temporaryFolder();
    await symlink(join(outside, 'b.ts'), join(folder, 'b.ts'));
    expect(await openSource(folder).read('b.ts')).toEqual({
      type: 'skipped',
      file: {
        path: 'b.ts',
        reason: 'unreadable',
        detail: 'is a symbolic link that leads out of the folder',
      },
    });
  });
});
