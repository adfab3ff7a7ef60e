import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  countStale,
  readBaseline,
  writeBaseline,
} from '../../../../src/cli/duplicates/baseline.ts';
import { pathInRepository } from '../../../../src/cli/duplicates/repositoryPath.ts';
import { noIgnores } from '../../../../src/core/duplicates/duplicateOptions.ts';
import { ignoreFileName } from '../../../../src/core/duplicates/ignoreFile.ts';
import { fakeCluster } from '../../../support/fakeEngine.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import { thrownBy } from '../../../support/thrown.ts';

const accepted = '{"version":1,"clusters":["a"],"pairs":[["x","y"]],"paths":["gen/**"]}';
const ignores = { clusters: ['a'], pairs: [['x', 'y']], paths: ['gen/**'] } as const;

describe('readBaseline', () => {
  it('takes the file of the folder where none is named, and does without', async () => {
    const folder = await temporaryFolder({ [ignoreFileName]: accepted, 'empty/': '' });
    expect(readBaseline(folder, undefined)).toEqual({ name: ignoreFileName, ignores });
    expect(readBaseline(join(folder, 'empty'), undefined)).toEqual({
      name: undefined,
      ignores: noIgnores,
    });
  });

  it('takes a named file over the one of the folder', async () => {
    const folder = await temporaryFolder({ [ignoreFileName]: 'nonsense', 'ci.json': accepted });
    const file = join(folder, 'ci.json');
    expect(readBaseline(folder, file)).toEqual({ name: file, ignores });
  });

  it.each([
    ['absent.json', /^The baseline .*absent\.json cannot be read: .*ENOENT.* --write-baseline\.$/],
    ['folder', /^The baseline .*folder cannot be read: .*EISDIR/],
    ['text.json', /text\.json is no JSON\. Correct or delete it\.$/],
    ['newer.json', /newer\.json: expected version 1\. Correct or delete it\.$/],
    ['list.json', /list\.json: expected clusters to be a list of texts\./],
  ])('says of %s what is wrong and what to do', async (file, message) => {
    const folder = await temporaryFolder({
      'folder/': '',
      'text.json': 'text',
      'newer.json': '{"version":2}',
      'list.json': '{"version":1,"clusters":[1]}',
    });
    const thrown = await thrownBy(() => readBaseline(folder, join(folder, file)));
    expect(thrown.code).toBe('bad-option');
    expect(thrown.message).toMatch(message);
  });
});

describe('writeBaseline', () => {
  it('accepts what is there, forgets clusters that are not, keeps pairs and paths', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'ci.json');
    writeBaseline(file, [fakeCluster({ id: 'c' }), fakeCluster({ id: 'b' })], ignores);
    expect(readBaseline(folder, file).ignores).toEqual({ ...ignores, clusters: ['b', 'c'] });
    expect(readFileSync(file, 'utf8')).toMatch(/\n$/);
  });

  it('says which file cannot be written', async () => {
    const folder = await temporaryFolder();
    const thrown = await thrownBy(() => {
      writeBaseline(join(folder, 'absent/ci.json'), [], noIgnores);
    });
    expect(thrown.code).toBe('bad-option');
    expect(thrown.message).toMatch(/absent\/ci\.json cannot be written: .*Name another file\.$/);
  });
});

describe('countStale', () => {
  it('counts each cluster once that is not there any more', () => {
    const clusters = ['a', 'b', 'gone', 'gone'];
    const present = [
      fakeCluster({ id: 'a' }),
      fakeCluster({ id: 'b' }),
      fakeCluster({ id: 'new' }),
    ];
    expect(countStale({ ...noIgnores, clusters }, present)).toBe(1);
  });
});

describe('pathInRepository', () => {
  it('is relative to the nearest folder with .git, be that a folder or a file', async () => {
    const folder = await temporaryFolder({
      '.git/': '',
      'packages/app/src/': '',
      'worktree/.git': 'gitdir: elsewhere',
      'worktree/src/': '',
    });
    expect(pathInRepository(folder)).toBe('');
    expect(pathInRepository(join(folder, 'packages/app'))).toBe('packages/app');
    expect(pathInRepository(join(folder, 'worktree/src'))).toBe('src');
  });
});
