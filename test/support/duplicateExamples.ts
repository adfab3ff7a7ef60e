// A report of duplicates that has everything a format must cope with: all types and contents, names
// that would be markup, commands or links if they were printed as they are, and limits of coverage.

import type { DuplicateReport } from '../../src/core/duplicates/duplicateCluster.ts';
import { fakeCluster, fakeDuplicateReport, fakeMember } from './fakeEngine.ts';

/** Paths and names of which each breaks some format that does not escape. */
export const nastyNames = [
  'my docs/a | b.md',
  '<script>alert(1)</script>.ts',
  'a`b``c.ts',
  '`',
  'line\nbreak\u001b[31m.ts',
  'app/[id]/page(1).tsx',
  'größe/日本語/😀.py',
  `"quoted" & 'single'.ts`,
  '50%25#top?.ts',
  'right\u202eto left.ts',
  '*bold* _under_ #12 @someone.ts',
  String.raw`back\slash.ts`,
] as const;

export const reviewedReport: DuplicateReport = {
  ...fakeDuplicateReport([
    fakeCluster({
      id: 'c1',
      cloneType: 1,
      similarity: 1,
      lines: 1_204,
      savedLines: 1_204,
      members: [
        fakeMember({ path: 'test/data.ts', lines: { start: 1, end: 1_204 }, isTest: true }),
        fakeMember({ path: 'src/data.ts', lines: { start: 1, end: 1_204 } }),
      ],
    }),
    fakeCluster({
      id: 'c2',
      cloneType: 2,
      similarity: 0.942,
      lines: 24,
      savedLines: 45.6,
      members: [
        fakeMember({ path: 'src/session.ts', lines: { start: 10, end: 33 } }),
        fakeMember({
          path: 'src/socket.ts',
          lines: { start: 101, end: 124 },
          symbol: 'Socket.send',
        }),
        fakeMember({ path: 'test/socket.ts', lines: { start: 1, end: 22 }, isTest: true }),
      ],
    }),
    fakeCluster({
      id: 'c4',
      cloneType: 4,
      content: 'docs',
      similarity: 0.81,
      lines: 9,
      savedLines: 7.3,
      members: nastyNames.map((name, index) => {
        const { symbol: _, ...section } = fakeMember({
          path: name,
          heading: name,
          kind: 'section',
          language: 'markdown',
          lines: { start: index + 1, end: index + 1 },
        });
        return section;
      }),
    }),
    fakeCluster({ id: 'c3', cloneType: 3, content: 'comments', lines: 6, savedLines: 5.1 }),
  ]),
  totalLines: 10_000,
  duplicatedLines: 1_287,
  leftOut: [
    { rule: 'imports', reason: 'Import lists repeat by nature.', count: 1_200 },
    { rule: 'licence header', reason: 'Licences are the same on purpose.', count: 34 },
  ],
  coverage: {
    filesTotal: 120,
    filesPending: 12,
    complete: false,
    notes: ['Vectors are missing for 12 of 120 files.'],
  },
  elapsedMs: 1_234,
};
