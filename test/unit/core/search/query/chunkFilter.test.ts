import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../../src/core/chunking/languages.ts';
import type { Chunk, ChunkKey } from '../../../../../src/core/model.ts';
import { compileChunkFilter } from '../../../../../src/core/search/query/chunkFilter.ts';
import { parseQuery } from '../../../../../src/core/search/query/parseQuery.ts';
import { compilePathPattern } from '../../../../../src/core/search/query/pathPattern.ts';
import { compilePhraseTest } from '../../../../../src/core/search/query/phraseTest.ts';
import { compileSymbolPattern } from '../../../../../src/core/search/query/symbolPattern.ts';

function chunk(path: string, facts: Partial<Chunk> = {}): Chunk {
  const lines = { start: 1, end: 5 };
  return {
    key: 1 as ChunkKey,
    path,
    language: languageOf(path),
    kind: 'block',
    lines,
    ...facts,
  };
}

describe('compilePathPattern', () => {
  const paths = [
    'src/session.ts',
    'src/session.test.ts',
    'src/session/store.ts',
    'src/core/Session.ts',
    'lib/src/session.js',
    'lib/session-store.js',
    'test/session.ts',
    'my folder/a.ts',
    'app/(auth)/[slug]/page.tsx',
    'app/s/page.tsx',
    '.github/workflows/ci.yml',
    'README.md',
  ];
  it.each([
    ['README.md', ['README.md']],
    ['readme', ['README.md']],
    ['ReadMe', []],
    [
      'src/session',
      ['src/session.ts', 'src/session.test.ts', 'src/session/store.ts', 'lib/src/session.js'],
    ],
    ['./src/session', ['src/session.ts', 'src/session.test.ts', 'src/session/store.ts']],
    ['/src/session/', ['src/session/store.ts']],
    ['session/', ['src/session/store.ts']],
    ['Session', ['src/core/Session.ts']],
    ['session.ts', ['src/session.ts', 'src/core/Session.ts', 'test/session.ts']],
    ['*.js', ['lib/src/session.js', 'lib/session-store.js']],
    ['*.test.*', ['src/session.test.ts']],
    ['src/*.ts', ['src/session.ts', 'src/session.test.ts']],
    ['src/**/store.ts', ['src/session/store.ts']],
    ['**/src/*.js', ['lib/src/session.js']],
    ['{lib,test}/*session*', ['lib/session-store.js', 'test/session.ts']],
    ['*.{md,yml}', ['.github/workflows/ci.yml', 'README.md']],
    ['my folder/**', ['my folder/a.ts']],
    ['my folder', ['my folder/a.ts']],
    ['(auth)', ['app/(auth)/[slug]/page.tsx']],
    ['[slug]', ['app/(auth)/[slug]/page.tsx', 'app/s/page.tsx']],
    ['src\\session\\store', ['src/session/store.ts']],
    ['.github', ['.github/workflows/ci.yml']],
    ['.', paths],
    ['./', paths],
    ['**', paths],
    ['', []],
    ['sess', []],
    [
      '**/session.*',
      [
        'src/session.ts',
        'src/session.test.ts',
        'src/core/Session.ts',
        'lib/src/session.js',
        'test/session.ts',
      ],
    ],
    ['r?adme.md', ['README.md']],
  ])('%j', (typed, expected) => {
    expect(paths.filter(compilePathPattern(typed))).toEqual(expected);
  });

  it('never hangs', () => {
    const path = `${'a'.repeat(60)}/`.repeat(20);
    const startedMs = performance.now();
    for (const glob of [
      '*a'.repeat(60),
      '**/'.repeat(40),
      '{a,b}'.repeat(40),
      '*a*/'.repeat(30),
      '{'.repeat(400),
    ]) {
      compilePathPattern(glob)(path);
    }
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});

describe('compileSymbolPattern', () => {
  it.each([
    ['send', 'send', true],
    ['send', 'Session.send', true],
    ['send', 'sendAll', false],
    ['send', 'SEND', true],
    ['Send', 'send', false],
    ['send*', 'Session.sendAll', true],
    ['*all', 'Session.sendAll', true],
    ['parse*', 'parser.send', false],
    ['session.send', 'App.Session.send', true],
    ['session::send', 'Session.send', true],
    ['Session#send', 'Session.send', true],
    ['Session.*', 'Session.send', true],
    ['Session.*', 'Session', false],
    ['Session.*', 'Session.Inner.send', false],
    ['Session.**', 'Session.Inner.send', true],
    ['s?nd', 'send', true],
    ['{get,set}*', 'Session.setName', true],
    ['{send,Session.open}', 'Session.open', true],
    ['a.b.send', 'b.send', false],
    ['close', 'open, close', true],
    ['operator==', 'Vector.operator==', true],
    ['send', undefined, false],
    ['*', undefined, false],
  ])('%j and %j: %s', (typed, symbol, expected) => {
    expect(compileSymbolPattern(typed)(symbol)).toBe(expected);
  });
});

describe('compilePhraseTest', () => {
  const text = 'The Connection pool\n    is full, discarding "it".';
  it.each([
    ['"connection pool"', true],
    ['"Connection pool is full"', true],
    ['"connection Pool"', false],
    ['"pool  is full"', true],
    ['"pool full"', false],
    ['-"pool full"', true],
    ['-"is full"', false],
    ['"is full" "the connection"', true],
    ['"is full" "the session"', false],
    ['"discarding \\"it\\""', true],
  ])('%s: %s', (query, expected) => {
    expect(compilePhraseTest(parseQuery(query).phrases)(text)).toBe(expected);
  });
});

describe('compileChunkFilter', () => {
  const chunks = [
    chunk('src/parse.ts', { kind: 'function', symbol: 'parseDate' }),
    chunk('src/parse.ts', { kind: 'class', symbol: 'Parser' }),
    chunk('src/view.go', { kind: 'function', symbol: 'Render' }),
    chunk('test/parse.test.ts', { kind: 'function', symbol: 'parseAll' }),
    chunk('pkg/view_test.go'),
    chunk('src/test/java/ViewTest.java', { kind: 'class', symbol: 'ViewTest' }),
    chunk('docs/guide.md', { kind: 'section' }),
    chunk('docs/conf.py'),
    chunk('tests/README.md', { kind: 'section' }),
    chunk('LICENSE'),
    chunk('package.json'),
    chunk('.github/ci.yml'),
    chunk('index.html'),
    chunk('src/contest.ts'),
  ];
  const changedPaths = new Set(['src/view.go', 'docs/guide.md', 'test/parse.test.ts']);
  const passing = (query: string): string[] => {
    const accept = compileChunkFilter(parseQuery(query).filters, changedPaths);
    return chunks
      .filter((each) => accept?.(each) ?? true)
      .map(({ path, symbol }) => (symbol === undefined ? path : `${path}#${symbol}`));
  };

  it('wants everything when nothing is filtered', () => {
    expect(compileChunkFilter([], changedPaths)).toBeUndefined();
  });

  it.each([
    ['lang:go', ['src/view.go#Render', 'pkg/view_test.go']],
    ['lang:go,md -in:tests', ['src/view.go#Render', 'docs/guide.md']],
    ['kind:function symbol:parse*', ['src/parse.ts#parseDate', 'test/parse.test.ts#parseAll']],
    ['-symbol:* path:src', ['src/contest.ts']],
    ['symbol:Parse*', ['src/parse.ts#Parser']],
    ['path:src path:view', ['src/view.go#Render']],
    ['path:src/view,docs/guide', ['src/view.go#Render', 'docs/guide.md']],
    ['in:docs', ['docs/guide.md', 'tests/README.md', 'LICENSE']],
    [
      'in:tests',
      [
        'test/parse.test.ts#parseAll',
        'pkg/view_test.go',
        'src/test/java/ViewTest.java#ViewTest',
        'tests/README.md',
      ],
    ],
    [
      'in:code',
      [
        'src/parse.ts#parseDate',
        'src/parse.ts#Parser',
        'src/view.go#Render',
        'docs/conf.py',
        'index.html',
        'src/contest.ts',
      ],
    ],
    ['in:changed', ['src/view.go#Render', 'test/parse.test.ts#parseAll', 'docs/guide.md']],
    ['in:changed -in:tests', ['src/view.go#Render', 'docs/guide.md']],
    ['in:changed in:code', ['src/view.go#Render']],
    ['lang:go lang:ts', []],
  ])('%s', (query, expected) => {
    expect(passing(query)).toEqual(expected);
  });
});
