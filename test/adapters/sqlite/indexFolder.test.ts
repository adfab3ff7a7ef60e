import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexFolderFor, type UserPlace } from '../../../src/adapters/sqlite/indexFolder.ts';
import { temporaryFolder } from '../../support/indexStores.ts';

const linux: UserPlace = { platform: 'linux', home: '/home/ann', environment: {} };

describe('indexFolderFor', () => {
  const places: readonly (readonly [string, UserPlace, string])[] = [
    ['the cache folder of Linux', linux, '/home/ann/.cache/kindred'],
    [
      'the cache folder that the environment names',
      { ...linux, environment: { XDG_CACHE_HOME: '/var/ann' } },
      '/var/ann/kindred',
    ],
    [
      'not a relative one',
      { ...linux, environment: { XDG_CACHE_HOME: 'cache' } },
      '/home/ann/.cache/kindred',
    ],
    [
      'the cache folder of macOS',
      { ...linux, platform: 'darwin', home: '/Users/ann' },
      '/Users/ann/Library/Caches/kindred',
    ],
    [
      'the local data of Windows',
      { platform: 'win32', home: '/c/ann', environment: { LOCALAPPDATA: '/c/ann/Local' } },
      '/c/ann/Local/kindred',
    ],
  ];
  for (const [name, place, expected] of places) {
    it(`uses ${name}`, () => {
      const folder = indexFolderFor('/work space/my project', '', place);
      expect(dirname(folder)).toBe(expected);
      expect(basename(folder)).toMatch(/^my_project-[0-9a-f]{12}$/);
    });
  }

  it('goes where the setting says', () => {
    const parents = ['/data/indexes', '~/indexes', '~', 'indexes', '  /data  '].map((location) =>
      dirname(indexFolderFor('/p', location, linux)),
    );
    expect(parents).toEqual([
      '/data/indexes',
      '/home/ann/indexes',
      '/home/ann',
      '/home/ann/indexes',
      '/data',
    ]);
  });

  it('is one for all ways to a folder, and another for each folder', () => {
    const folder = temporaryFolder();
    const [one, two, link] = ['one/root', 'two/root', 'link'].map((path) => join(folder, path));
    for (const path of [one, two]) mkdirSync(path ?? '', { recursive: true });
    symlinkSync(one ?? '', link ?? '');
    const own = indexFolderFor(one ?? '', '', linux);
    expect(indexFolderFor(link ?? '', '', linux)).toBe(own);
    expect(indexFolderFor(`${one ?? ''}/`, '', linux)).toBe(own);
    expect(indexFolderFor(two ?? '', '', linux)).not.toBe(own);
  });

  it('has a plain name whatever the folder is called', () => {
    const names = ['/', '/ü 文', `/${'x'.repeat(300)}`, '/a:b*c'].map((folder) =>
      basename(indexFolderFor(folder, '', linux)).replace(/-[0-9a-f]{12}$/, ''),
    );
    expect(names).toEqual(['root', 'ü_文', 'x'.repeat(40), 'a_b_c']);
  });
});
