import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../../src/base/errors.ts';
import { filterTable } from '../../../../../src/core/search/query/filters.ts';
import { parseQuery, type ParsedQuery } from '../../../../../src/core/search/query/parseQuery.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

function failure(query: string): string {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof EngineError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

/** `text | "phrase" | -path=a,b`, for tables. */
function written({ text, phrases, filters }: ParsedQuery): string {
  const sign = (negated: boolean): string => (negated ? '-' : '');
  return [
    text,
    ...phrases.map((phrase) => `${sign(phrase.negated)}"${phrase.text}"`),
    ...filters.map(({ name, negated, values }) => `${sign(negated)}${name}=${values.join(',')}`),
  ].join(' | ');
}

describe('parseQuery', () => {
  it.each([
    ['parse a date', 'parse a date'],
    ['  parse\n a date ', 'parse\n a date'],
    ['parse lang:ts', 'parse | lang=typescript'],
    ['lang:ts parse', 'parse | lang=typescript'],
    ['parse lang:ts a date', 'parse a date | lang=typescript'],
    ['parse -lang:json,yml', 'parse | -lang=json,yaml'],
    ['parse lang:C++', 'parse | lang=cpp'],
    ['parse lang:"c#"', 'parse | lang=csharp'],
    ['parse lang:.py', 'parse | lang=python'],
    ['parse lang:ts,', 'parse | lang=typescript'],
    ['symbol:parse* in:code', ' | symbol=parse* | in=code'],
    ['symbol:Session.send', ' | symbol=Session.send'],
    ['symbol:std::vector', ' | symbol=std::vector'],
    ['symbol:"operator=="', ' | symbol=operator=='],
    ['kind:method', ' | kind=function'],
    ['kind:class,interface x', 'x | kind=class,type'],
    ['in:docs,tests x', 'x | in=docs,tests'],
    ['-in:test x', 'x | -in=tests'],
    ['path:"my folder/**" x', 'x | path=my folder/**'],
    ['path:"a, b",c x', 'x | path=a, b,c'],
    ['path:src/{a,b}/*.ts x', 'x | path=src/{a,b}/*.ts'],
    ['path:app/(auth)/** x', 'x | path=app/(auth)/**'],
    ['path:src/a.ts:12:5 x', 'x | path=src/a.ts'],
    ['path:src\\main x', 'x | path=src\\main'],
    ['path:文档 x', 'x | path=文档'],
    ['path:a -path:b in:changed x', 'x | path=a | -path=b | in=changed'],
    ['"connection pool"', 'connection pool | "connection pool"'],
    ['the "connection pool" is full', 'the connection pool is full | "connection pool"'],
    ['“连接池” 满了', '连接池 满了 | "连接池"'],
    ['retry failed "connection pool"', 'retry failed connection pool | "connection pool"'],
    ['retry -"with backoff"', 'retry | -"with backoff"'],
    ['"say \\"hi\\""', 'say "hi" | "say "hi""'],
    ['"path:src/x"', 'path:src/x | "path:src/x"'],
    ['"TypeError: x" in:code', 'TypeError: x | "TypeError: x" | in=code'],
    ['lang:go TypeError: x is not a function', 'TypeError: x is not a function | lang=go'],
    ['for (const a of b) { lang:ts', 'for (const a of b) { | lang=typescript'],
    ['in:tests\nconst x = 1;\nfoo();', 'const x = 1;\nfoo(); | in=tests'],
  ])('%j → %j', (query, expected) => {
    expect(written(parseQuery(query))).toBe(expected);
  });

  // What people paste and write is full of colons and quotes.
  it.each([
    'backup: error (at 3): date "2024-13-45" does not match format "%Y"',
    'std::vector',
    'path::join',
    'std::path::Path',
    'symbol::iterator',
    'kind::Function',
    'http://example.com/a',
    'https://example.com:8080/a?b=c',
    'file:///home/me/x',
    'path://x',
    'foo:bar',
    'node:fs',
    'npm:react',
    'vue:component',
    'TypeError: x is not a function',
    'error: path:src/x is missing in the map',
    'Error: Cannot find module "express"',
    'Expected "a" but got "b"',
    'invalid value for "lang:xx": lang:xx is not known',
    'C:\\path\\to',
    'c:\\path\\to',
    'key: value',
    'path: the folder of the index',
    'kind: what a chunk is',
    'in: out',
    'note: parse the date first',
    '{"path":"src","kind":"x"}',
    '{"name": "kindred", "lang": "ts"}',
    '"name": "kindred"',
    'path:foo()',
    'path:"/users", component: Users',
    "{ path:'users', symbol:foo }",
    "path:'users'",
    'path:=filepath.Join(a, b)',
    'kind:{type: String}',
    'symbol:(a, b) => a',
    'on:click',
    'on:click handler',
    'bind:value of the input',
    'find:all',
    'math:floor',
    'patch:v2',
    'long:int',
    'line:12',
    'file:12',
    'is:open issues',
    'id:42',
    'to:me from:you',
    'lint:fix script',
    'link:foo',
    'hash:abc',
    'a:b',
    'Kind:Deployment',
    'Path:/usr/bin',
    'PATH:/usr/bin',
    'Symbol:iterator',
    '--path:x',
    ':path:x',
    'x:path:y',
    '12:30:45 start',
    'git@github.com:a/b.git',
    'a ? b : c',
    'case foo: bar',
    'width:100px;height:1px',
    'font-size:12px',
    'xmlns:path="a"',
    'xml:lang="en"',
    '<a lang:en>',
    'print("hello world")',
    'console.log("hello", "world")',
    'an unclosed "quote',
    'it\'s a "',
    '""',
    '" "',
    "'not a phrase'",
    '`not a phrase`',
    '- path',
    '-v',
    '- "',
    'kind of:function',
    '怎么用 path 参数：value',
    'apiVersion: v1\nkind: Pod',
    'apiVersion: v1\nkind:Pod\nlnag:x\nspec: y',
    "const routes = [\n  { path:'a' },\n  path:x,\n];",
    'Traceback (most recent call last):\n  File "a.py", line 1\nlang:klingon in the middle\nValueError: x',
    'def f(kind:str, path:str)',
    'fn f(path:Path)',
  ])('looks for %j as it is', (query) => {
    expect(parseQuery(query)).toEqual({ text: query.trim(), phrases: [], filters: [] });
  });

  it.each([
    ['lnag:ts', 'Unknown filter "lnag:". Did you mean "lang:"?'],
    ['-lnag:ts x', 'Unknown filter "lnag:". Did you mean "lang:"?'],
    ['x langs:ts', 'Did you mean "lang:"?'],
    ['language:go x', 'Did you mean "lang:"?'],
    ['pth:src x', 'Did you mean "path:"?'],
    ['paht:src x', 'Did you mean "path:"?'],
    ['paths:src x', 'Did you mean "path:"?'],
    ['file:src/x.ts', 'Did you mean "path:"?'],
    ['dir:src x', 'Did you mean "path:"?'],
    ['kinds:class x', 'Did you mean "kind:"?'],
    ['knid:class x', 'Did you mean "kind:"?'],
    ['symbl:parse* x', 'Did you mean "symbol:"?'],
    ['sybmol:parse* x', 'Did you mean "symbol:"?'],
    ['symbols:parse* x', 'Did you mean "symbol:"?'],
    ['sym:parse x', 'Did you mean "symbol:"?'],
    ['inn:code x', 'Did you mean "in:"?'],
    ['is:changed x', 'Did you mean "in:"?'],
    ['lang:typscript x', 'Unknown language "typscript". Did you mean "typescript"?'],
    ['lang:klingon x', 'Unknown language "klingon". Languages are: typescript, '],
    ['lang:ts,klingon x', 'Unknown language "klingon".'],
    ['kind:funtion x', 'Unknown kind "funtion". Did you mean "function"?'],
    ['kind:Deployment', 'Unknown kind "Deployment". Kinds are: function, class, type,'],
    ['in:chnaged', 'Unknown area "chnaged". Did you mean "changed"?'],
    ['in:box', 'Unknown area "box". Areas are: code, docs, tests, changed.'],
    ['x lang:', 'The filter "lang:" has no value. Write for example lang:typescript or'],
    ['x -in:', 'The filter "-in:" has no value.'],
    ['x path:"my fol', 'The value of "path:" has no closing quote.'],
  ])('says what is wrong with %j', (query, expected) => {
    expect(failure(query)).toContain(`bad-query: `);
    expect(failure(query)).toContain(expected);
  });

  it('says how to search for the text itself, and that works', () => {
    expect(failure('lnag:ts')).toMatch(/To search for the text, put it in quotes\.$/);
    expect(failure('in:box')).toMatch(/To search for the text, put it in quotes\.$/);
    expect(failure('"lnag:ts"')).toBe('no error');
  });

  it('understands every example and every value of the table', () => {
    for (const { name, examples, values = [] } of filterTable) {
      for (const example of examples) {
        expect(parseQuery(`x ${example}`).filters, example).toMatchObject([{ name }]);
      }
      for (const value of values) {
        for (const typed of [value.name, value.name.toUpperCase(), ...value.aliases]) {
          const [clause] = parseQuery(`${name}:${typed} x`).filters;
          expect(clause?.values, `${name}:${typed}`).toHaveLength(1);
        }
        expect(parseQuery(`${name}:${value.name} x`).filters[0]?.values).toEqual([value.name]);
      }
    }
  });

  it('throws nothing but bad-query and never hangs, whatever comes', () => {
    const random = seededRandom(7);
    const pieces = [
      ...Array.from('abc-:"\\,{}()[]*?./ \n\t\'`“”！：路径'),
      ...filterTable.flatMap(({ name, examples }) => [`${name}:`, `-${name}:`, ...examples]),
      'lnag:',
      'function',
      'at x (a.js:1:2)',
      '\ud800',
      '\0',
      '\u200b',
    ];
    const startedMs = performance.now();
    for (let round = 0; round < 10_000; round++) {
      const length = 1 + Math.floor(random() * 24);
      const query = Array.from(
        { length },
        () => pieces[Math.floor(random() * pieces.length)] ?? '',
      ).join('');
      try {
        const { text, filters, phrases } = parseQuery(query);
        if (filters.length + phrases.length === 0) expect(text).toBe(query.trim());
        for (const { values } of filters) expect(values.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error, query).toMatchObject({ code: 'bad-query' });
      }
    }
    expect(performance.now() - startedMs).toBeLessThan(20_000);
  });

  it('takes time that grows with the text', () => {
    for (const piece of [
      '"',
      '"a',
      'path:',
      'path:"',
      'lang:{',
      '-',
      'a:',
      'path:\\',
      '“',
      'in:a,',
    ]) {
      const startedMs = performance.now();
      failure(piece.repeat(4_000 / piece.length));
      failure(`${piece} `.repeat(4_000 / (piece.length + 1)));
      expect(performance.now() - startedMs, piece).toBeLessThan(500);
    }
  });
});
