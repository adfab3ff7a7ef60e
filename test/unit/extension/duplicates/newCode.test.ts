import { describe, expect, test } from 'vitest';
import type { DuplicateMember } from '../../../../src/core/duplicates/duplicateCluster.ts';
import { placesIn } from '../../../../src/extension/duplicates/livePlaces.ts';
import { hintFor, hintKey, hintText } from '../../../../src/extension/duplicates/newCode.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

const file = { root: '/work space', path: 'src/new.ts' };
const old = 'export function keep() {\n  return 1;\n}\n';
const written =
  'export function readDate(text) {\n  const parts = text.split("-");\n  return parts;\n}\n';
const existing = fakeMember({ path: 'src/utils/date.ts', symbol: 'parseDate' });
const added = fakeMember({ ...file, symbol: 'readDate', lines: { start: 4, end: 7 } });

function hint(
  texts: { readonly before: string; readonly after: string },
  members: readonly DuplicateMember[] = [added, existing],
  dismissed: readonly string[] = [],
): string | undefined {
  const places = placesIn([fakeCluster({ members, similarity: 0.93 })], file);
  const found = hintFor(places, texts, new Set(dismissed));
  return found && hintText(found);
}

const isAdded = { before: old, after: old + written };

describe('a function that was added', () => {
  test('is told what does the same already', () => {
    expect(hint(isAdded)).toBe('parseDate in utils/date.ts does this (0.93)');
  });

  test('is not told of again once it was dismissed', () => {
    expect(hint(isAdded, [added, existing], [hintKey(added)])).toBeUndefined();
  });

  test('is told of production code rather than of tests', () => {
    const test = fakeMember({ path: 'a.test.ts', symbol: 'inTest', isTest: true });
    expect(hint(isAdded, [test, added, existing])).toContain('parseDate');
  });

  test('is not told of another one that was added with it', () => {
    const twin = fakeMember({ ...file, symbol: 'readDay', lines: { start: 8, end: 11 } });
    const after = old + written + written.replace('readDate', 'readDay');
    expect(hint({ before: old, after }, [added, twin])).toBeUndefined();
  });

  test('as a copy of one in the same file is told of that one', () => {
    const before = written.replace('readDate', 'parseDate');
    const here = fakeMember({ ...file, symbol: 'parseDate', lines: { start: 1, end: 4 } });
    const copy = fakeMember({ ...file, symbol: 'readDate', lines: { start: 5, end: 8 } });
    expect(hint({ before, after: before + written }, [here, copy])).toBe(
      'parseDate in src/new.ts does this (0.93)',
    );
  });
});

describe('nothing is said of a function that', () => {
  test.each([
    ['was there', { before: old + written, after: old + written }],
    ['was edited', { before: old + written.replace('"-"', '"/"'), after: old + written }],
    ['was renamed', { before: old + written.replace('readDate', 'dateOf'), after: old + written }],
    ['was moved', { before: written + old, after: old + written }],
  ])('%s', (_name, texts) => {
    expect(hint(texts)).toBeUndefined();
  });

  test.each([
    ['has no name', { kind: 'function', symbol: undefined }],
    ['is a section', { kind: 'section', symbol: 'readDate' }],
  ] as const)('%s', (_name, { kind, symbol }) => {
    const { symbol: _symbol, ...nameless } = added;
    const member = { ...nameless, kind, ...(symbol === undefined ? {} : { symbol }) };
    expect(hint(isAdded, [member, existing])).toBeUndefined();
  });
});

test('of several the most alike is told', () => {
  const second = fakeMember({ ...file, symbol: 'readTime', lines: { start: 8, end: 11 } });
  const places = placesIn(
    [
      fakeCluster({ id: 'a', similarity: 0.8, members: [added, existing] }),
      fakeCluster({
        ...{ id: 'b', similarity: 0.95 },
        members: [second, fakeMember({ path: 'time.ts', symbol: 'parseTime' })],
      }),
    ],
    file,
  );
  const after =
    old + written + written.replace('readDate', 'readTime').replaceAll('parts', 'hours');
  const found = hintFor(places, { before: old, after }, new Set());
  expect(found?.existing.symbol).toBe('parseTime');
});
