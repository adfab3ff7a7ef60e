import { expect, test } from 'vitest';
import { queryTerms } from '../../../../../src/core/lexical/queryTerms.ts';
import { matchLines, weighStems } from '../../../../../src/core/search/page/lineMatches.ts';

const lines = ['parser.run()', 'nothing', 'x_parse', '// 解析 parse', '// 解析'];

/** For each line the queried stems that it holds. */
function stemsOf(query: string): string[] {
  return matchLines(lines, queryTerms(query)).map(({ stems }) => [...stems.keys()].join(' '));
}

test.each([
  ['parsing', ['pars', '', 'pars', 'pars', '']],
  ['解析', ['', '', '', '解析', '解析']],
  ['解析 parse', ['pars', '', 'pars', '解析 pars', '解析']],
  ['!!!', ['', '', '', '', '']],
])('finds the words of “%s” in each line', (query, expected) => {
  expect(stemsOf(query)).toEqual(expected);
});

test.each([
  ['use', 'using'],
  ['using', 'use'],
  ['try', 'tries'],
  ['tries', 'try'],
  ['tie', 'tying'],
  ['dying', 'die'],
  ['indices', 'index'],
])('“%s” finds a line that holds only “%s”', (query, line) => {
  const [{ stems } = { stems: new Map() }] = matchLines([line], queryTerms(query));
  expect(stems.size).toBe(1);
});

test('says how well a word fits and where it stands', () => {
  const [line] = matchLines(['parse(parser)'], queryTerms('parser'));
  expect(line).toEqual({
    stems: new Map([['pars', 1]]),
    spans: [
      { start: 0, end: 5 },
      { start: 6, end: 12 },
    ],
  });
});

test('weighs a stem that few hits hold more, however many of their lines hold it', () => {
  const terms = queryTerms('read cache');
  const hits = [['read', 'read cache', 'read'], ['read']].map((hit) => matchLines(hit, terms));
  expect(weighStems(hits)).toEqual(
    new Map([
      ['read', Math.log(1 + 3 / 2)],
      ['cach', Math.log(1 + 3 / 1)],
    ]),
  );
});
