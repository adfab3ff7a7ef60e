import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangedFiles } from '../../../src/adapters/git/changedFiles.ts';
import { CancelledError } from '../../../src/base/errors.ts';
import { openTestRepository, type TestRepository } from '../../support/gitRepository.ts';
import { temporaryFolder, writeFiles } from '../../support/temporaryFolder.ts';

let repository: TestRepository;

beforeEach(async () => {
  repository = await openTestRepository();
  repository.git(['config', 'user.email', 'test@example.com']);
  repository.git(['config', 'user.name', 'Test']);
  await writeFiles(repository.folder, {
    'a.ts': 'a\n',
    'b.ts': 'b\n',
    'gone.ts': 'gone\n',
    'old.ts': 'a longer text that stays the same\n',
    'packages/app/x.ts': 'x\n',
    'packages/app/y z.ts': 'y\n',
    '.gitignore': 'ignored/\n',
  });
  repository.git(['add', '.']);
  repository.git(['commit', '--quiet', '-m', 'first']);
});
afterEach(() => repository.dispose());

async function changed(folder = repository.folder, since?: string): Promise<string[]> {
  return [...(await createChangedFiles(folder)(since))].sort();
}

describe('createChangedFiles', () => {
  it('lists nothing right after a commit', async () => {
    expect(await changed()).toEqual([]);
  });

  it('lists what is changed, staged, untracked and renamed, with any name, and nothing ignored', async () => {
    await writeFiles(repository.folder, {
      'a.ts': 'changed\n',
      'new folder/ä ö.ts': 'new\n',
      'new folder/deep/"q"\n.ts': 'new\n',
      'staged.ts': 'staged\n',
      'ignored/x.ts': 'x\n',
    });
    repository.git(['add', 'staged.ts']);
    await rm(join(repository.folder, 'gone.ts'));
    await rename(join(repository.folder, 'old.ts'), join(repository.folder, 'renamed.ts'));
    repository.git(['add', 'old.ts', 'renamed.ts']);
    expect(await changed()).toEqual([
      'a.ts',
      'gone.ts',
      'new folder/deep/"q"\n.ts',
      'new folder/ä ö.ts',
      'old.ts',
      'renamed.ts',
      'staged.ts',
    ]);
  });

  it('tells paths from a folder inside of the repository, and only those below it', async () => {
    await writeFiles(repository.folder, {
      'a.ts': 'changed\n',
      'packages/app/y z.ts': 'changed\n',
      'packages/app/src/new.ts': 'new\n',
      'packages/app-two/z.ts': 'new\n',
    });
    expect(await changed(join(repository.folder, 'packages/app'))).toEqual([
      'src/new.ts',
      'y z.ts',
    ]);
  });

  it('lists every file of a repository without a commit', async () => {
    const folder = await temporaryFolder({ 'a.ts': 'a', 'src/b.ts': 'b' });
    repository.git(['init', '--quiet', folder]);
    expect(await changed(folder)).toEqual(['a.ts', 'src/b.ts']);
  });

  it('lists what differs from an earlier revision, committed or not, and what is untracked', async () => {
    const { folder } = repository;
    repository.git(['tag', 'v1']);
    await writeFiles(folder, { 'b.ts': 'committed since\n', 'packages/app/new.ts': 'new\n' });
    repository.git(['add', '.']);
    repository.git(['commit', '--quiet', '-m', 'second']);
    await writeFiles(folder, { 'a.ts': 'changed\n', 'packages/app/ä.ts': 'untracked\n' });
    expect(await changed()).toEqual(['a.ts', 'packages/app/ä.ts']);
    expect(await changed(folder, 'v1')).toEqual([
      'a.ts',
      'b.ts',
      'packages/app/new.ts',
      'packages/app/ä.ts',
    ]);
    expect(await changed(join(folder, 'packages/app'), 'HEAD~1')).toEqual(['new.ts', 'ä.ts']);
  });

  it.each(['no-such-branch', '--output=x', ''])('refuses %j as a revision', async (since) => {
    await expect(changed(repository.folder, since)).rejects.toMatchObject({
      code: 'bad-query',
      message: expect.stringMatching(/is no revision of the repository/) as unknown,
    });
  });

  it('says that a folder is in no repository', async () => {
    const folder = await temporaryFolder({ 'a.ts': 'a' });
    await expect(changed(folder)).rejects.toMatchObject({
      code: 'bad-query',
      message: `What has changed is asked of git, and ${folder} is in no git repository.`,
    });
  });

  it('says that git is missing', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = await temporaryFolder();
    await expect(changed()).rejects.toMatchObject({
      code: 'bad-query',
      message: expect.stringMatching(/asked of git, which is not installed/) as unknown,
    });
    process.env['PATH'] = PATH;
  });

  it('hands on what git says of a damaged repository', async () => {
    await writeFile(join(repository.folder, '.git', 'index'), 'nonsense');
    await expect(changed()).rejects.toMatchObject({
      code: 'bad-query',
      message: expect.stringMatching(/Git has no answer to what has changed: .*index/s) as unknown,
    });
  });

  it('ends when it is cancelled', async () => {
    const list = createChangedFiles(repository.folder);
    await expect(list(undefined, AbortSignal.abort())).rejects.toThrow(CancelledError);
  });

  it('runs no program that the repository names', async () => {
    const { folder } = repository;
    const proof = join(folder, '..', 'was-run');
    const program = join(folder, '..', 'program.sh');
    await writeFile(program, `#!/bin/sh\ntouch '${proof}'\ncat\n`);
    await chmod(program, 0o755);
    await mkdir(join(folder, '.hooks'));
    repository.git(['config', 'core.fsmonitor', program]);
    repository.git(['config', 'filter.own.clean', program]);
    repository.git(['config', 'filter.Own Two.process', program]);
    await writeFiles(folder, {
      '.gitattributes': 'a.ts filter=own\nb.ts filter="Own Two"\n',
      'a.ts': 'A\n',
      'b.ts': 'B\n',
    });
    expect(await changed()).toEqual(['.gitattributes', 'a.ts', 'b.ts']);
    expect(await changed(folder, 'HEAD')).toEqual(['.gitattributes', 'a.ts', 'b.ts']);
    expect(existsSync(proof)).toBe(false);
    // The same without precautions runs it: the test can fail.
    repository.git(['status', '--porcelain']);
    expect(existsSync(proof)).toBe(true);
  });
});
