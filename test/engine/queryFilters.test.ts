// Filters and phrases of a query through the whole engine: real files, a real index, real git.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import type { SearchEngine, SearchOptions } from '../../src/core/searchEngine.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { engineAssets } from '../support/engineAssets.ts';
import { openTestRepository, type TestRepository } from '../support/gitRepository.ts';
import { writeFiles } from '../support/temporaryFolder.ts';

let repository: TestRepository;
let engine: SearchEngine;
let project: string;

const files = {
  'src/parse.ts': `/** Reads a date. */
export function parseDate(text: string): Date {
  const parts = text.split('-');
  return new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2]));
}

/** Reads a date with its time, and takes the time zone from the settings. */
export function parseDateTime(text: string): Date {
  return new Date(Date.parse(text));
}
`,
  'src/pool.py': `def borrow(pool):
    """Takes a connection out of the pool."""
    if pool.is_full:
        raise PoolError("connection pool
            is full")
`,
  'src/other.py': `def connect(pool):
    """The pool of a connection is full of surprises."""
    return pool
`,
  'test/parse.test.ts': `import { parseDate } from '../src/parse.ts';

export function parseDateCases(): void {
  console.log(parseDate('2024-02-29'));
}
`,
  'docs/dates.md': '# Dates\n\nHow a date is read: year, month, day.\n',
};

beforeAll(async () => {
  repository = await openTestRepository();
  repository.git(['config', 'user.email', 'test@example.com']);
  repository.git(['config', 'user.name', 'Test']);
  // The root is a folder inside of the repository.
  project = join(repository.folder, 'packages/app');
  await writeFiles(project, files);
  repository.git(['add', '.']);
  repository.git(['commit', '--quiet', '-m', 'first']);
  await writeFiles(project, { 'docs/dates.md': `${files['docs/dates.md']}\nAnd the hour.\n` });
  engine = await createEngine(
    {
      roots: [{ folder: project, name: 'app' }],
      settings: { ...defaultSettings, indexLocation: join(repository.folder, '../indexes') },
    },
    { ...engineAssets, logger: silentLogger },
  );
  await engine.index();
});
afterAll(async () => {
  engine.dispose();
  await repository.dispose();
});

/** `path` or `path#symbol` of each hit. */
async function hits(query: string, options: SearchOptions = {}): Promise<string[]> {
  const result = await engine.search(query, options);
  return result.hits.map(({ path, symbol }) => (symbol === undefined ? path : `${path}#${symbol}`));
}

const filesOf = async (query: string, options: SearchOptions = {}): Promise<string[]> =>
  [...new Set((await hits(query, options)).map((hit) => hit.replace(/#.*/, '')))].sort();

describe('a search with filters', () => {
  it.each([
    ['read a date lang:ts', ['src/parse.ts', 'test/parse.test.ts']],
    ['read a date lang:ts -in:tests', ['src/parse.ts']],
    ['read a date in:docs', ['docs/dates.md']],
    ['read a date in:tests', ['test/parse.test.ts']],
    ['read a date path:src -lang:py', ['src/parse.ts']],
    ['read a date path:PARSE', []],
    ['read a date in:changed', ['docs/dates.md']],
    ['read a date -in:changed kind:section', []],
  ])('%s', async (query, expected) => {
    expect(await filesOf(query)).toEqual(expected);
  });

  it('takes the options as filters of the same kind', async () => {
    expect(await filesOf('date', { paths: ['src'], languages: ['ts'] })).toEqual(['src/parse.ts']);
    expect(await filesOf('date', { paths: ['!src', '!test'] })).toEqual(['docs/dates.md']);
    expect(await filesOf('date lang:py', { languages: ['ts'] })).toEqual([]);
  });

  it('lists what passes when there are no words, best-named first', async () => {
    expect(await hits('symbol:parseDate* kind:function')).toEqual([
      expect.stringMatching(/^src\/parse\.ts#parseDate/),
      'test/parse.test.ts#parseDateCases',
    ]);
    const { hits: listed } = await engine.search('symbol:parsedate');
    expect(listed).toMatchObject([{ path: 'src/parse.ts', relevance: 1 }]);
    expect(listed[0]?.reasons).toMatchObject([{ label: 'passes the filters of the query' }]);
    expect(await filesOf('in:changed')).toEqual(['docs/dates.md']);
  });
});

describe('a search with phrases', () => {
  it('finds only places that hold the text, across the end of a line', async () => {
    expect(await filesOf('"connection pool is full"')).toEqual(['src/pool.py']);
    expect(await filesOf('borrow "pool is full"')).toEqual(['src/pool.py']);
    expect(await filesOf('"pool of a connection"')).toEqual(['src/other.py']);
    expect(await filesOf('"a phrase of no file"')).toEqual([]);
    expect(await filesOf('"Connection Pool"')).toEqual([]);
  });

  it('leaves out what holds a negated phrase', async () => {
    const found = await filesOf('connection pool lang:py -"full of surprises"');
    expect(found).toEqual(['src/pool.py']);
  });

  it('finds text without any word', async () => {
    expect(await filesOf('"]) - 1,"')).toEqual(['src/parse.ts']);
  });

  it('reads the text as it is now', async () => {
    await writeFiles(project, { 'src/other.py': files['src/other.py'].replace('surprises', 'x') });
    expect(await filesOf('"full of surprises"')).toEqual([]);
    await writeFiles(project, { 'src/other.py': files['src/other.py'] });
  });
});

describe('a query that cannot be searched', () => {
  it('is an error that says what would be right', async () => {
    await expect(engine.search('date lnag:ts')).rejects.toMatchObject({
      code: 'bad-query',
      message:
        'Unknown filter "lnag:". Did you mean "lang:"? To search for the text, put it in quotes.',
    });
  });

  it('says when git knows nothing of the folder', async () => {
    const other = join(repository.folder, '..', 'elsewhere');
    await writeFiles(other, { 'a.ts': 'export const date = 1;\n' });
    const outside = await createEngine(
      {
        roots: [{ folder: other, name: 'elsewhere' }],
        settings: { ...defaultSettings, indexLocation: join(repository.folder, '../indexes') },
      },
      { ...engineAssets, logger: silentLogger },
    );
    await outside.index();
    await expect(outside.search('date in:changed')).rejects.toMatchObject({ code: 'bad-query' });
    expect((await outside.search('date')).hits).toHaveLength(1);
    outside.dispose();
  });
});
