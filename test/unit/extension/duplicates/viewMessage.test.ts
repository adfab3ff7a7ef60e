import { describe, expect, test } from 'vitest';
import type { DuplicateReport } from '../../../../src/core/duplicates/duplicateCluster.ts';
import { defaultFilters } from '../../../../src/extension/duplicates/duplicateFilters.ts';
import type { DuplicateSearchState } from '../../../../src/extension/duplicates/duplicateSearch.ts';
import { viewMessage } from '../../../../src/extension/duplicates/viewMessage.ts';
import { fakeCluster, fakeDuplicateReport } from '../../../support/fakeEngine.ts';

function found(report: Partial<DuplicateReport>, isStale = false): DuplicateSearchState {
  const scope = { type: 'workspace' } as const;
  return { type: 'found', scope, report: { ...fakeDuplicateReport(), ...report }, isStale };
}

describe('the view', () => {
  test('invites before anything was asked', () => {
    expect(viewMessage({ type: 'idle' }, defaultFilters)).toEqual({
      lines: [],
      description: '',
    });
  });

  test('says how much is said elsewhere, and that files have changed', () => {
    const report = { clusters: [fakeCluster()], totalLines: 1_000, duplicatedLines: 11 };
    expect(viewMessage(found(report, true), defaultFilters)).toEqual({
      lines: [
        '11 of 1,000 lines (1.1 %) are said elsewhere, too.',
        'Files have changed since. Find again to bring this up to date.',
      ],
      description: '',
    });
  });

  test('says what was looked at and left out when there is nothing', () => {
    const rule = (name: string, count: number) => ({ rule: name, reason: '', count });
    const leftOut = [
      ...[rule('imports', 3), rule('too short', 1_200), rule('nothing', 0)],
      ...[rule('licence header', 9), rule('getter', 1)],
    ];
    const notes = ['Vectors are missing for 2 of 12 files.'];
    const coverage = { filesTotal: 12, filesPending: 2, complete: false, notes };
    const { lines } = viewMessage(found({ leftOut, coverage }), defaultFilters);
    expect(lines).toEqual([
      'No duplicates found.',
      '1,000 lines were compared; the index holds 12 files.',
      'Alike but left out: too short (1,200), licence header (9), imports (3).',
      'Vectors are missing for 2 of 12 files.',
    ]);
  });

  test('names the filters when they may be why there is nothing', () => {
    const { lines, description } = viewMessage(found({}), { ...defaultFilters, minLines: 50 });
    expect(lines).toContain('The filters may leave out what you are looking for.');
    expect(description).toBe('≥ 50 lines');
  });

  test('says why a search failed', () => {
    const error = new Error('The index is being built.');
    const state = { type: 'failed', scope: { type: 'changed' }, error } as const;
    expect(viewMessage(state, defaultFilters)).toEqual({
      lines: ['The index is being built.'],
      description: 'changed files',
    });
  });
});

test.each([
  [{ type: 'workspace' }, ''],
  [{ type: 'folder', path: '/work space/src' }, 'src'],
  [{ type: 'file', path: 'C:\\work\\a.ts' }, 'a.ts'],
  [{ type: 'lines', path: '/work space/a.ts', lines: { start: 3, end: 9 } }, 'a.ts:3–9'],
  [{ type: 'changed' }, 'changed files'],
] as const)('the view names where was looked: %j', (scope, description) => {
  expect(viewMessage({ type: 'searching', scope }, defaultFilters).description).toBe(description);
});
