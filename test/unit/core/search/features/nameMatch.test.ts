import { expect, test } from 'vitest';
import { matchName, matchPath } from '../../../../../src/core/search/features/nameMatch.ts';
import { symbolParts } from '../../../../../src/core/search/features/spelledNames.ts';
import { FileNames } from '../../../../../src/core/store/fileNames.ts';

const query = ['parser', 'lock', 'pars', 'test'].map((stem) => ({ stem, rarity: 1 }));

test.each(['src/lockfile/parse.ts', 'src/parse/index.ts', 'test-lock/a.rs', 'docs/guide.md', 'a'])(
  'finds in the path %s what its names have of the query',
  (path) => {
    const names = new FileNames();
    names.follow([{ id: 1, path, language: 'typescript', modifiedMs: 0 }]);
    const stems = names.of(1);
    expect(matchPath(query, stems)).toEqual({
      path: matchName(query, stems.path),
      name: matchName(query, stems.name),
      folder: matchName(query, stems.folder),
    });
  },
);

test('a last part has no stem that its whole name has not', () => {
  const [named, scoped] = symbolParts('parse_lock, Lock::Guard.fileParser').stems;
  expect(named?.last).toBe(named?.whole);
  expect(scoped).toEqual({
    whole: ['lock', 'guard', 'file', 'pars', 'filepars'],
    last: ['file', 'pars', 'filepars'],
  });
});
