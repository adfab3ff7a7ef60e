import { describe, expect, test } from 'vitest';
import {
  clusterDescription,
  clusterDetails,
  clusterLabel,
  comparisonTitle,
  memberTitle,
  narrowPlaceText,
  placeText,
} from '../../../../src/extension/duplicates/wording.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

const oneRoot = new Map([['/work space', 'space']]);
const twoRoots = new Map([...oneRoot, ['/other', 'other']]);

describe('a cluster', () => {
  test('is called by its first place and says what merging it would save', () => {
    const members = [1, 2, 3].map((index) =>
      fakeMember({ symbol: 'parseDate', path: `src/${String(index)}.ts` }),
    );
    const cluster = fakeCluster({
      ...{ members, cloneType: 2, similarity: 0.941, lines: 24, savedLines: 45.6 },
    });
    expect([clusterLabel(cluster), clusterDescription(cluster)]).toEqual([
      'parseDate · 3 places',
      'renamed copy · 0.94 · 24 lines · saves 46',
    ]);
  });

  test('tells its type in plain words and every place', () => {
    const [meaning, , first, second] = clusterDetails(fakeCluster({ cloneType: 4 }), oneRoot);
    expect([meaning, first, second]).toEqual([
      'Same meaning: the same in other words.',
      'Session.send, src/session.ts:10–20',
      'Session.send, src/other.ts:10–20',
    ]);
  });
});

describe('a place', () => {
  test.each([
    [{ symbol: 'Session.send' }, 'Session.send'],
    [{ symbol: undefined, heading: 'Guide › Install' }, 'Install'],
    [{ symbol: undefined }, 'session.ts'],
  ])('is called by its symbol, its own heading, or its file: %j', (names, title) => {
    const { symbol, ...rest } = names;
    const { symbol: _symbol, ...nameless } = fakeMember();
    const member = symbol === undefined ? nameless : { ...nameless, symbol };
    expect(memberTitle({ ...member, ...rest })).toBe(title);
  });

  test('names its root only where there are several', () => {
    expect([placeText(fakeMember(), oneRoot), placeText(fakeMember(), twoRoots)]).toEqual([
      'src/session.ts:10–20',
      'space • src/session.ts:10–20',
    ]);
  });

  test('is told with what matters first where there is little room', () => {
    const top = fakeMember({ path: 'a.ts', lines: { start: 3, end: 3 } });
    const texts = [oneRoot, twoRoots].flatMap((roots) =>
      [fakeMember(), top].map((member) => narrowPlaceText(member, roots)),
    );
    expect(texts).toEqual([
      'session.ts:10–20 · src',
      'a.ts:3',
      'session.ts:10–20 · space • src',
      'a.ts:3 · space',
    ]);
  });

  test('is compared under the names of both files with their lines', () => {
    const other = fakeMember({ path: 'b.ts', lines: { start: 5, end: 15 } });
    expect(comparisonTitle(fakeMember(), other)).toBe('session.ts:10–20 ↔ b.ts:5–15');
  });
});
