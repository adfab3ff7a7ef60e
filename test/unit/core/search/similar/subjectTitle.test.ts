import { expect, it } from 'vitest';
import { titleOfChunk, titleOfText } from '../../../../../src/core/search/similar/subjectTitle.ts';
import { innermostAt } from '../../../../../src/core/search/similar/viewChunks.ts';

const lines = { start: 12, end: 40 };

it.each([
  [{ lines, symbol: 'parseDate' }, 'parseDate in src/date.ts:12–40'],
  [{ lines, heading: 'Guide › Colours' }, 'Colours in src/date.ts:12–40'],
  [{ lines }, 'src/date.ts:12–40'],
  [{ lines: { start: 3, end: 3 } }, 'src/date.ts:3'],
])('names %j by what it defines or by its place', (chunk, title) => {
  expect(titleOfChunk('src/date.ts', chunk)).toBe(title);
});

it.each([
  ['const answer = 42;', '“const answer = 42;”'],
  ['\n\n  def f():\n    pass\n', '“def f():…”'],
  [`${'x'.repeat(80)}\n`, `“${'x'.repeat(60)}…”`],
])('names %j by how it begins', (text, title) => {
  expect(titleOfText(text)).toBe(title);
});

it.each([
  [5, 'method'],
  [2, 'class'],
  [11, 'class'],
  [99, 'function'],
])('finds what stands at line %i, or nearest to it', (line, name) => {
  const places = [
    { name: 'class', lines: { start: 1, end: 10 } },
    { name: 'method', lines: { start: 4, end: 6 } },
    { name: 'function', lines: { start: 20, end: 30 } },
  ];
  expect(innermostAt(places, line)?.name).toBe(name);
  expect(innermostAt(places.slice(0, 0), line)).toBeUndefined();
});
