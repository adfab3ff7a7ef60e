// The own test sets are whole: the format is kept, the mix is what figures are reported on, and
// the reader refuses what is not so. That answers are there needs the repositories themselves:
// bench/sets/verify.ts.

import { describe, expect, it } from 'vitest';
import { languageIds } from '../../src/core/chunking/languages.ts';
import { findAnswerFaults, sharedWords } from './answers.ts';
import { parseSet, queryKinds, readSets, type QueryKind, type QuerySet } from './sets.ts';

const sets = readSets();
const queries = sets.flatMap((set) => set.queries);

describe('the sets', () => {
  it('have each id and each question once', () => {
    expect(repeated(queries.map(({ id }) => id))).toEqual([]);
    expect(repeated(queries.map(({ query }) => query.toLowerCase()))).toEqual([]);
    expect(repeated(queries.flatMap(({ chinese }) => chinese ?? []))).toEqual([]);
  });

  it('name languages that are known, each another one', () => {
    const languages = sets.map(({ language }) => language);
    expect(languages.filter((language) => !languageIds().includes(language))).toEqual([]);
    expect(repeated(languages)).toEqual([]);
    expect(languages.length).toBeGreaterThanOrEqual(6);
  });

  /** Fewer, and a figure of one half says little. */
  const leastQueries: Readonly<Record<QueryKind, number>> = {
    words: 16,
    paraphrase: 60,
    docs: 30,
    error: 20,
    symbol: 20,
    snippet: 20,
  };
  it.each(queryKinds)('ask enough of kind %s, in both halves alike', (kind) => {
    const ofKind = queries.filter((query) => query.kind === kind);
    const fit = ofKind.filter(({ half }) => half === 'fit').length;
    expect(ofKind.length).toBeGreaterThanOrEqual(leastQueries[kind]);
    expect(Math.abs(2 * fit - ofKind.length)).toBeLessThanOrEqual(2);
  });

  it('ask enough in Chinese, in both halves alike', () => {
    const chinese = queries.filter((query) => query.chinese !== undefined);
    const fit = chinese.filter(({ half }) => half === 'fit').length;
    expect(chinese.length).toBeGreaterThanOrEqual(60);
    expect(Math.abs(2 * fit - chinese.length)).toBeLessThanOrEqual(8);
  });

  it('ask in Chinese what is asked in words', () => {
    const isAsked = new Set(['words', 'paraphrase', 'docs']);
    const others = queries.filter(
      ({ kind, chinese }) => chinese !== undefined && !isAsked.has(kind),
    );
    expect(others.map(({ id }) => id)).toEqual([]);
  });
});

const goodQuery = {
  id: 'sample-001',
  kind: 'words',
  half: 'fit',
  query: 'where is it',
  answers: [{ path: 'src/a.ts', start: 1, end: 2 }],
};
const goodSet = {
  repository: 'owner/sample',
  commit: '0123456789abcdef0123456789abcdef01234567',
  licence: 'MIT OR Unlicense',
  language: 'rust',
  folders: ['src', 'README.md'],
  queries: [goodQuery, { ...goodQuery, id: 'sample-002', half: 'report', chinese: '在哪里' }],
};

describe('parseSet', () => {
  it('reads what is written', () => {
    expect(parse({})).toEqual({ name: 'sample', ...goodSet });
  });

  const faulty: readonly (readonly [string, object, RegExp])[] = [
    ['a repository without owner', { repository: 'sample' }, /repository "sample"/],
    ['a short commit', { commit: '0123456' }, /commit "0123456"/],
    ['nothing to check out', { folders: [] }, /folders: is empty/],
    ['a folder outside', { folders: ['../other'] }, /"\.\.\/other" is no path/],
    ['a field nobody reads', { license: 'MIT' }, /set: does not know "license"/],
    ['queries that are no list', { queries: {} }, /queries is no list/],
    ['two equal ids', { queries: [goodQuery, { ...goodQuery, half: 'report' }] }, /two queries/],
    ['the id of another set', withQuery({ id: 'other-001' }), /does not begin with sample-/],
    ['an unknown kind', withQuery({ kind: 'prose' }), /sample-001: kind is not one of words/],
    ['an unknown half', withQuery({ half: 'dev' }), /sample-001: half is not one of fit, report/],
    ['an empty question', withQuery({ query: ' ' }), /sample-001: query/],
    ['Chinese in Latin letters', withQuery({ chinese: 'zai nali' }), /sample-001: chinese/],
    ['no answer', withQuery({ answers: [] }), /has 0 answers/],
    ['a span from line 0', withAnswer({ start: 0 }), /start 0 is no line/],
    ['a span that ends early', withAnswer({ start: 5, end: 4 }), /ends in line 4/],
    ['a span of a whole file', withAnswer({ end: 500 }), /500 lines, more than 80/],
    ['an absolute path', withAnswer({ path: '/src/a.ts' }), /is no path from the root/],
    ['a path of Windows', withAnswer({ path: 'src\\a.ts' }), /is no path from the root/],
  ];
  it.each(faulty)('refuses %s', (_name, change, message) => {
    expect(() => parse(change)).toThrow(message);
  });

  it('refuses halves that do not ask the same mix', () => {
    const third = { ...goodQuery, id: 'sample-003' };
    expect(() => parse({ queries: [goodQuery, third] })).toThrow('words: 2 queries fit, 0 report');
  });

  function withQuery(change: object): object {
    return { queries: [{ ...goodQuery, ...change }] };
  }

  function withAnswer(change: object): object {
    return withQuery({ answers: [{ path: 'src/a.ts', start: 1, end: 2, ...change }] });
  }
});

describe('findAnswerFaults', () => {
  const text = 'function writeLog() {\n  flush();\n}\n\n';

  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['a span that is there', { start: 1, end: 3 }, []],
    ['a missing file', { path: 'src/b.ts', start: 1, end: 1 }, ['there is no src/b.ts']],
    ['a file that is not checked out', { path: 'docs/b.md' }, ["in none of the set's folders"]],
    ['a span after the end', { start: 3, end: 9 }, ['ends after line 4, the last one']],
    ['a blank edge', { start: 3, end: 4 }, ['begins or ends with a blank line']],
  ];
  it.each(cases)('tells %s', (_name, change, faults) => {
    const answers = [{ path: 'src/a.ts', start: 1, end: 1, ...change }];
    expect(faultsOf({ answers })).toEqual(faults.map((fault) => contains(fault)));
  });

  it('tells a paraphrase that shares words with its answer or the path of it', () => {
    const answers = [{ path: 'src/a.ts', start: 1, end: 3 }];
    const asked = { kind: 'paraphrase', answers };
    expect(faultsOf({ ...asked, query: 'keep a record of what happened' })).toEqual([]);
    expect(faultsOf({ ...asked, query: 'flushing the record' })).toEqual([contains('flushing')]);
    expect(faultsOf({ ...asked, query: 'src of the record' })).toEqual([contains('src')]);
  });

  function faultsOf(change: object): string[] {
    const set: QuerySet = parse({ queries: [{ ...goodQuery, ...change }] });
    return findAnswerFaults(set, (path) => (path === 'src/a.ts' ? text : undefined));
  }

  function contains(part: string): unknown {
    return expect.stringContaining(part);
  }
});

describe('sharedWords', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['how is it written', 'writeLog(entry)', []],
    ['log entries', 'writeLog(entry)', ['log', 'entries']],
    ['the hidden path', 'is_hidden_path', ['hidden', 'path']],
    ['what is the order', 'this is what it is', []],
  ];
  it.each(cases)('%s ~ %s', (question, text, shared) => {
    expect(sharedWords(question, text)).toEqual(shared);
  });
});

function parse(change: object): QuerySet {
  return parseSet('sample', JSON.stringify({ ...goodSet, ...change }));
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
