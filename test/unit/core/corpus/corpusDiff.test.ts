import { describe, expect, it } from 'vitest';
import {
  MissingFiles,
  diffCorpus,
  hasSameContent,
} from '../../../../src/core/corpus/corpusDiff.ts';
import type { FileEntry } from '../../../../src/core/corpus/fileSource.ts';
import type { SourceDocument } from '../../../../src/core/model.ts';
import type { StoredFile } from '../../../../src/core/store/indexStore.ts';

function stored(path: string, hash = 'h1'): StoredFile {
  return { path, language: 'typescript', hash, sizeBytes: 10, modifiedMs: 1_000 };
}

function listed(path: string, changes: Partial<FileEntry> = {}): FileEntry {
  return { path, sizeBytes: 10, modifiedMs: 1_000, ...changes };
}

function document(path: string, hash = 'h1', language = 'typescript'): SourceDocument {
  return { path, language, text: '', hash };
}

describe('diffCorpus', () => {
  it('sorts files into unchanged, changed, added and missing', () => {
    const diff = diffCorpus(
      [stored('same'), stored('longer'), stored('newer'), stored('older'), stored('gone')],
      [
        listed('added'),
        listed('longer', { sizeBytes: 11 }),
        listed('newer', { modifiedMs: 2_000 }),
        listed('older', { modifiedMs: 500 }),
        listed('same'),
      ],
    );
    expect({
      unchanged: diff.unchanged.map(({ path }) => path),
      changed: diff.changed.map(({ stored: file, entry }) => [file.path, entry.path]),
      added: diff.added.map(({ path }) => path),
      missing: diff.missing.map(({ path }) => path),
    }).toEqual({
      unchanged: ['same'],
      changed: [
        ['longer', 'longer'],
        ['newer', 'newer'],
        ['older', 'older'],
      ],
      added: ['added'],
      missing: ['gone'],
    });
  });

  it('takes a path that is listed twice once', () => {
    expect(diffCorpus([stored('a')], [listed('a'), listed('a')])).toMatchObject({
      unchanged: [{ path: 'a' }],
      added: [],
      missing: [],
    });
  });
});

describe('hasSameContent', () => {
  it('asks for the same bytes and the same language', () => {
    expect([
      hasSameContent(stored('a'), document('a')),
      hasSameContent(stored('a'), document('a', 'h2')),
      hasSameContent(stored('a'), document('a', 'h1', 'python')),
    ]).toEqual([true, false, false]);
  });
});

describe('MissingFiles', () => {
  it('finds the file that moved and gives it to one document only', () => {
    const missing = new MissingFiles([stored('old/a.ts'), stored('b.ts', 'h2')]);
    expect([
      missing.takeRenamed(document('new/a.ts'))?.path,
      missing.takeRenamed(document('copy/a.ts'))?.path,
      missing.remaining().map(({ path }) => path),
    ]).toEqual(['old/a.ts', undefined, ['b.ts']]);
  });

  it('prefers the same file name, then the nearest folder, then the first', () => {
    const files = ['x/empty.ts', 'y/z/b.ts', 'y/other.ts', 'q/index.ts'];
    const missing = new MissingFiles(files.map((path) => stored(path)));
    expect([
      missing.takeRenamed(document('p/index.ts'))?.path,
      missing.takeRenamed(document('y/z/c.ts'))?.path,
      missing.takeRenamed(document('k/c.ts'))?.path,
    ]).toEqual(['q/index.ts', 'y/z/b.ts', 'x/empty.ts']);
  });

  it('does not take a move that changes the language', () => {
    const missing = new MissingFiles([stored('a.ts')]);
    expect(missing.takeRenamed(document('a.py', 'h1', 'python'))).toBeUndefined();
  });
});
