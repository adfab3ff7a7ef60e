import { expect, test } from 'vitest';
import { duplicateMapState } from '../../../../src/extension/duplicates/mapState.ts';
import { fakeCluster, fakeDuplicateReport, fakeMember } from '../../../support/fakeEngine.ts';

const scope = { type: 'workspace' } as const;

test('the map shows the largest first, each in the folder of its first place', () => {
  const clusters = [
    fakeCluster({ id: 'tiny', savedLines: 0.2, members: [fakeMember({ path: 'a.ts' })] }),
    fakeCluster({
      ...{ id: 'large', savedLines: 30, cloneType: 1, similarity: 1 },
      members: [fakeMember({ path: 'src/billing/tax/vat.ts' }), fakeMember({ path: 'b.ts' })],
    }),
  ];
  const report = fakeDuplicateReport(clusters);
  const { cells, message } = duplicateMapState(
    { type: 'found', scope, report, isStale: true },
    new Map(),
  );
  expect(cells.map(({ id, area, folder, type }) => [id, area, folder, type])).toEqual([
    ['large', 30, 'src/billing', 'exact copy'],
    ['tiny', 1, '.', 'renamed copy'],
  ]);
  expect(cells[0]?.places).toEqual(['src/billing/tax/vat.ts:10–20', 'b.ts:10–20']);
  expect(message).toContain('Files have changed since.');
});

test.each([
  [{ type: 'idle' }, 'Nothing has been looked for yet.'],
  [{ type: 'searching', scope }, 'Looking for duplicates…'],
  [{ type: 'failed', scope, error: new Error('Broken.') }, 'Broken.'],
  [{ type: 'found', scope, report: fakeDuplicateReport(), isStale: false }, 'No duplicates found.'],
] as const)('the map without cells says why: %j', (state, message) => {
  expect(duplicateMapState(state, new Map())).toEqual({ cells: [], message });
});
