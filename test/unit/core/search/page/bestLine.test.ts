import { describe, expect, test } from 'vitest';
import { queryTerms } from '../../../../../src/core/lexical/queryTerms.ts';
import { type ChunkName, findBestLine } from '../../../../../src/core/search/page/bestLine.ts';
import { matchLines, weighStems } from '../../../../../src/core/search/page/lineMatches.ts';

/** The best line of the first text, on a page with the others. */
function bestLine(query: string, texts: readonly string[], name: ChunkName = {}): string {
  const terms = queryTerms(query);
  const pages = texts.map((text) => matchLines(text.split('\n'), terms));
  const lines = texts[0]?.split('\n') ?? [];
  return lines[findBestLine(lines, pages[0] ?? [], name, weighStems(pages))] ?? '';
}

const upload = `/** Sends the files. */
export async function upload(files: File[]) {
  const session = await openSession();
  for (const file of files) {
    const parts = cut(file);
    await session.send(parts, { retries: 3 });
  }
  session.close();
}`;

describe('the best line', () => {
  test.each<[string, string]>([
    ['how often is sending retried', '    await session.send(parts, { retries: 3 });'],
    ['close the session', '  session.close();'],
    ['openSession', '  const session = await openSession();'],
    ['cutting a file into parts', '    const parts = cut(file);'],
  ])('of “%s” is “%s”', (query, expected) => {
    expect(bestLine(query, [upload], { symbol: 'upload' })).toBe(expected);
  });

  test('is the one that defines the symbol when words say as much elsewhere', () => {
    const text = '// upload\nlog("upload");\nfunction upload() {\n  log("upload");\n}';
    expect(bestLine('upload', [text], { symbol: 'upload' })).toBe('function upload() {');
  });

  test('without a queried word is the one that defines the symbol', () => {
    expect(bestLine('völlig anders', [upload], { symbol: 'Client.upload' })).toBe(
      'export async function upload(files: File[]) {',
    );
  });

  test('without a queried word in a section is its heading', () => {
    const text = '# Guide\n\n## Colours\n\nThe theme.';
    expect(bestLine('völlig anders', [text], { heading: 'Guide › Colours' })).toBe('## Colours');
  });

  test('without a word and a name is the first that says something', () => {
    expect(bestLine('völlig anders', ['/*\n---\n one\n two'])).toBe(' one');
    expect(bestLine('völlig anders', [''])).toBe('');
  });

  test('follows the words that tell the hits of a page apart', () => {
    const text = 'read the cache\n\n\nread the disk';
    expect(bestLine('disk cache', [text, 'disk', 'a disk', 'disks'])).toBe('read the cache');
    expect(bestLine('disk cache', [text, 'cache', 'a cache', 'caches'])).toBe('read the disk');
  });

  test('lies among other matches rather than alone', () => {
    const text = 'token\n\n\n\nscan\ntoken\nscan';
    const lines = text.split('\n');
    const matches = matchLines(lines, queryTerms('scan token'));
    expect(findBestLine(lines, matches, {}, weighStems([matches]))).toBe(5);
  });

  test('of a Chinese text is found by its characters', () => {
    expect(bestLine('删除过期会话', ['# 会话\n新建连接。\n每小时删除过期的会话。'])).toBe(
      '每小时删除过期的会话。',
    );
  });
});

describe('matches of a line', () => {
  test.each<[string, string, readonly string[]]>([
    ['parseDate', 'const x = parse_date(y)', ['date', 'pars', 'parsed']],
    ['xindex', 'let x_index = 1', ['xindex']],
    ['children', 'the child of a node', ['child']],
    ['session', 'SESSIONS = {}', ['session']],
    ['resume', 'le résumé', ['resum']],
    ['会话', '过期的会话记录', ['会话']],
    ['session', 'nothing of the kind', []],
  ])('for “%s” in “%s” are %j', (query, line, stems) => {
    const [matches] = matchLines([line], queryTerms(query));
    expect([...(matches?.stems.keys() ?? [])].sort()).toEqual(stems);
  });
});
