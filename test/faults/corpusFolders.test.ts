// What can be wrong with folders and with what lies in them besides files.

import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from '../../src/adapters/fs/disk.ts';
import { hasCode, messageOf } from '../../src/base/errors.ts';
import { describeListings, gather, openSource } from '../support/fileListings.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Permissions say nothing to root, so root steps down while the body runs. */
async function withoutRootRights<T>(body: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  const nobody = 65_534;
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await body();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('the root', () => {
  it('is missing', async () => {
    const folder = join(await temporaryFolder(), 'nope');
    const error = await errorOf(gather(openSource(folder).list()));
    expect(hasCode(error, 'folder-missing')).toBe(true);
    expect(messageOf(error)).toBe(
      `There is no folder ${folder}. Check the path, or whether its drive is there.`,
    );
    expect(hasCode(await errorOf(openSource(folder).read('a.ts')), 'folder-missing')).toBe(true);
  });

  it('is a file', async () => {
    const folder = join(await temporaryFolder({ 'a.ts': 'a' }), 'a.ts');
    const error = await errorOf(gather(openSource(folder).list()));
    expect(hasCode(error, 'folder-unreadable')).toBe(true);
    expect(messageOf(error)).toBe(`${folder} is a file. Choose the folder that holds it.`);
  });

  it('cannot be read', async () => {
    const parent = await temporaryFolder({ 'closed/a.ts': 'a' });
    await chmod(parent, 0o755);
    await chmod(join(parent, 'closed'), 0o000);
    onTestFinished(() => chmod(join(parent, 'closed'), 0o755));
    const error = await withoutRootRights(() =>
      errorOf(gather(openSource(join(parent, 'closed')).list())),
    );
    expect(hasCode(error, 'folder-unreadable')).toBe(true);
    expect(messageOf(error)).toMatch(/cannot be read: no permission to read it\.$/);
  });

  it('is empty', async () => {
    expect(await gather(openSource(await temporaryFolder()).list())).toEqual([]);
  });
});

describe('a folder below the root', () => {
  it('cannot be read: it is told, and the walk goes on', async () => {
    const folder = await temporaryFolder({ 'a/a.ts': '', 'b/b.ts': '', 'c/c.ts': '', 'd.ts': 'd' });
    await chmod(folder, 0o755);
    await chmod(join(folder, 'b'), 0o000);
    await chmod(join(folder, 'd.ts'), 0o000);
    onTestFinished(() => chmod(join(folder, 'b'), 0o755));
    const source = openSource(folder);
    const listings = await withoutRootRights(() => describeListings(source.list()));
    expect(listings).toEqual(['a/a.ts', 'b (unreadable)', 'c/c.ts', 'd.ts']);
    expect(await withoutRootRights(() => source.read('d.ts'))).toEqual({
      type: 'skipped',
      file: { path: 'd.ts', reason: 'unreadable', detail: 'no permission to read it' },
    });
  });

  it('fails or goes away while it is walked: it is told, and the walk goes on', async () => {
    const folder = await temporaryFolder({ 'a/a.ts': '', 'b/b.ts': '', 'c/c.ts': '' });
    const disk: Disk = {
      ...nodeDisk,
      readFolder: (path) => {
        if (path.endsWith('a')) return Promise.reject(systemError('EIO'));
        if (path.endsWith('b')) return Promise.reject(systemError('ENOENT'));
        return nodeDisk.readFolder(path);
      },
    };
    expect(await gather(openSource(folder, { disk }).list())).toMatchObject([
      { file: { path: 'a', reason: 'unreadable', detail: 'the disk could not read it' } },
      { file: { path: 'b', reason: 'vanished' } },
      { entry: { path: 'c/c.ts' } },
    ]);
  });

  it('has an ignore file that cannot be read: it has no effect, and the log says so', async () => {
    const folder = await temporaryFolder({ '.gitignore': 'a.ts\n', 'a.ts': '' });
    await chmod(folder, 0o755);
    await chmod(join(folder, '.gitignore'), 0o000);
    const listings = await withoutRootRights(() => describeListings(openSource(folder).list()));
    expect(listings).toEqual(['.gitignore', 'a.ts']);
  });
});

describe('symbolic links', () => {
  it('that lead back to themselves or to a folder around them end the way and are told', async () => {
    const folder = await temporaryFolder({ 'a/b/c.ts': '' });
    await symlink('..', join(folder, 'a', 'b', 'up'));
    await symlink('.', join(folder, 'a', 'here'));
    await symlink(folder, join(folder, 'a', 'root'));
    await symlink('self', join(folder, 'self'));
    await symlink('pong', join(folder, 'ping'));
    await symlink('ping', join(folder, 'pong'));
    await symlink('nowhere', join(folder, 'broken'));
    expect(await describeListings(openSource(folder).list())).toEqual([
      'a/b/c.ts',
      'a/b/up (symlink-loop)',
      'a/here (symlink-loop)',
      'a/root (symlink-loop)',
      'broken (unreadable)',
      'ping (symlink-loop)',
      'pong (symlink-loop)',
      'self (symlink-loop)',
    ]);
  });

  it('that lead to each other’s folders end', async () => {
    const folder = await temporaryFolder({ 'a/a.ts': '', 'b/b.ts': '' });
    await symlink('../b', join(folder, 'a', 'to-b'));
    await symlink('../a', join(folder, 'b', 'to-a'));
    expect(await describeListings(openSource(folder).list())).toEqual(['a/a.ts', 'b/b.ts']);
  });

  it('are told as loops when they are read', async () => {
    const folder = await temporaryFolder();
    await symlink('self.ts', join(folder, 'self.ts'));
    expect(await openSource(folder).read('self.ts')).toMatchObject({
      file: { reason: 'symlink-loop' },
    });
  });
});

describe('what is no regular file', () => {
  it('is told and never opened: a pipe would block', async () => {
    const folder = await temporaryFolder({ 'a.ts': '' });
    execFileSync('mkfifo', [join(folder, 'pipe.ts')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
    onTestFinished(() => {
      server.close();
    });
    const source = openSource(folder);
    expect(await describeListings(source.list())).toEqual([
      'a.ts',
      'pipe.ts (unreadable)',
      'socket (unreadable)',
    ]);
    expect([await source.read('pipe.ts'), await source.read('socket')]).toMatchObject([
      { type: 'skipped', file: { reason: 'unreadable', detail: 'is not a regular file' } },
      { type: 'skipped', file: { reason: 'unreadable', detail: 'is not a regular file' } },
    ]);
  });

  it('is no ignore file either', async () => {
    const folder = await temporaryFolder({ 'a.ts': '', '.kindredignore/': '' });
    execFileSync('mkfifo', [join(folder, '.gitignore')]);
    expect(await describeListings(openSource(folder).list())).toEqual([
      '.gitignore (unreadable)',
      'a.ts',
    ]);
  });

  it('is a folder where a file is asked for', async () => {
    const folder = await temporaryFolder({ 'a.ts/b.ts': '' });
    expect(await openSource(folder).read('a.ts')).toMatchObject({
      file: { reason: 'unreadable', detail: 'is not a regular file' },
    });
  });
});

describe('names', () => {
  it('that are not UTF-8 are told and harm nothing', async () => {
    const folder = await temporaryFolder({ 'a.ts': '' });
    const badName = Buffer.concat([
      Buffer.from(`${folder}/caf`),
      Buffer.of(0xe9),
      Buffer.from('.ts'),
    ]);
    const badFolder = Buffer.concat([Buffer.from(`${folder}/d`), Buffer.of(0xff)]);
    await writeFile(badName, 'x');
    await mkdir(badFolder);
    expect(await gather(openSource(folder).list())).toMatchObject([
      { entry: { path: 'a.ts' } },
      { file: { path: 'caf\uFFFD.ts', detail: 'its name is not valid UTF-8' } },
      { file: { path: 'd\uFFFD', detail: 'its name is not valid UTF-8' } },
    ]);
  });

  it('with line ends, quotes and backslashes are names like others', async () => {
    const names = ['a\nb.ts', `q"'.ts`, 'back\\slash.ts', ' lead.ts', '-rf.ts'];
    const folder = await temporaryFolder(Object.fromEntries(names.map((name) => [name, name])));
    const source = openSource(folder);
    expect(await describeListings(source.list())).toEqual([...names].sort());
    for (const name of names) {
      expect(await source.read(name)).toMatchObject({ document: { path: name, text: name } });
    }
  });
});

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
