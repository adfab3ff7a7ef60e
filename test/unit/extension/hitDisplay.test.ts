import { describe, expect, test } from 'vitest';
import { placeToOpen, showHits } from '../../../src/extension/hitDisplay.ts';
import { answerTitle, hitItem } from '../../../src/extension/quickPickItems.ts';
import { fakeHit, fakeSection } from '../../support/fakeEngine.ts';

const oneRoot = new Map([['/work space', 'space']]);
const twoRoots = new Map([...oneRoot, ['/other', 'other']]);

test('a hit is shown with its symbol, its place and its score', () => {
  const [entry] = showHits([fakeHit({ relevance: 1.4 })], oneRoot);
  expect(entry?.shown).toMatchObject({
    id: '/work space/src/session.ts:10–20',
    title: 'Session.send',
    fileName: 'session.ts',
    folder: 'src',
    lineLabel: '10–20',
    relevance: 1,
    icon: 'function',
  });
});

test('a section is called by its own heading, and its path of headings explains it', () => {
  const [entry] = showHits([fakeSection({ heading: 'Payments › Retries' })], oneRoot);
  expect([entry?.shown.title, entry?.shown.explanation]).toEqual(['Retries', 'Payments › Retries']);
});

test('a hit without a name is called by its file', () => {
  const hit = fakeSection({ path: 'LICENSE', lines: { start: 3, end: 3 } });
  const [entry] = showHits([hit], oneRoot);
  expect([entry?.shown.title, entry?.shown.folder, entry?.shown.lineLabel]).toEqual([
    'LICENSE',
    '',
    '3',
  ]);
});

test('several roots are told apart by their names', () => {
  const hits = [fakeHit(), fakeHit({ root: '/other', path: 'a.ts' })];
  expect(showHits(hits, twoRoots).map(({ shown }) => shown.folder)).toEqual([
    'space • src',
    'other',
  ]);
});

test('pieces of one long line have ids of their own', () => {
  const ids = showHits([fakeHit(), fakeHit()], oneRoot).map(({ shown }) => shown.id);
  expect(new Set(ids).size).toBe(2);
});

test('reasons are shown with what they add to the score', () => {
  const reasons = [
    { feature: 'words', value: 0.5, contribution: 1.254, label: 'holds words of the query' },
    { feature: 'test file', value: 1, contribution: -0.7, label: 'is a test' },
  ];
  const [entry] = showHits([fakeHit({ reasons })], oneRoot);
  expect(entry?.shown.reasons).toEqual([
    { label: 'holds words of the query', amount: '+1.25' },
    { label: 'is a test', amount: '−0.70' },
  ]);
});

describe('near-identical places', () => {
  const alike = [
    { root: '/work space', path: 'v4/session.ts', lines: { start: 40, end: 50 } },
    { root: '/other', path: 'session.ts', lines: { start: 1, end: 1 } },
  ];
  const hit = fakeHit({ bestLine: 14, alike });

  test('are listed with their places, and with their roots when there are several', () => {
    const labels = (roots: ReadonlyMap<string, string>): string[] | undefined =>
      showHits([hit], roots)[0]?.shown.alike.map(({ label }) => label);
    expect(labels(oneRoot)).toEqual(['v4/session.ts:40–50', 'session.ts:1']);
    expect(labels(twoRoots)).toEqual(['space • v4/session.ts:40–50', 'other • session.ts:1']);
  });

  test('open at the line that is the best of the hit', () => {
    const shown = showHits([fakeHit({ path: 'other.ts' }), hit], oneRoot);
    const ids = shown.flatMap((entry) => [
      entry.shown.id,
      ...entry.shown.alike.map(({ id }) => id),
    ]);
    expect(ids.map((id) => placeToOpen(shown, id))).toMatchObject([
      { path: 'other.ts', bestLine: 10 },
      { path: 'src/session.ts', bestLine: 14 },
      { path: 'v4/session.ts', bestLine: 44 },
      { root: '/other', path: 'session.ts', bestLine: 1 },
    ]);
    expect(placeToOpen(shown, 'elsewhere')).toBeUndefined();
  });

  test('are counted in the quick pick', () => {
    expect(showHits([hit], oneRoot).map(hitItem)).toMatchObject([
      {
        description: 'Session.send  ·  src/session.ts:10–20  ·  and 2 near-identical places',
      },
    ]);
  });
});

test('a row of the quick pick shows the best line', () => {
  const snippet = { startLine: 10, lines: ['a();', 'b();', 'c();'], marks: [], stale: false };
  const [item] = showHits([fakeHit({ snippet, bestLine: 11 })], oneRoot).map(hitItem);
  expect(item?.detail).toBe('b();');
});

test('a row of the quick pick has no words in its label, so that VS Code keeps our order', () => {
  const snippet = { startLine: 10, lines: ['send(`$(x)`)'], marks: [], stale: false };
  const items = showHits([fakeHit({ snippet })], oneRoot).map(hitItem);
  expect(items).toMatchObject([
    {
      label: '$(symbol-method)',
      description: 'Session.send  ·  src/session.ts:10–20',
      detail: 'send(`$\u200b(x)`)',
      alwaysShow: true,
    },
  ]);
});

test('the title of the quick pick says what the answer could not see', () => {
  const coverage = { filesTotal: 9, filesPending: 3, complete: false, notes: ['3 files wait.'] };
  const result = { query: 'q', hits: [], coverage, elapsedMs: 1 };
  const complete = { ...result, coverage: { ...coverage, complete: true, notes: [] } };
  expect([answerTitle(result), answerTitle(complete)]).toEqual([
    'Kindred: 3 files wait.',
    'Kindred',
  ]);
});
