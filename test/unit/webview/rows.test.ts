import { describe, expect, test } from 'vitest';
import type { PanelHit } from '../../../src/protocol/panelState.ts';
import { type RowOptions, rowsOfHits } from '../../../src/webview/rows.ts';

function hit(file: string, line: number, below: Partial<PanelHit> = {}): PanelHit {
  return {
    id: `${file}:${String(line)}`,
    fileId: file,
    fileName: file,
    folder: 'src',
    icon: 'function',
    title: `f${String(line)}`,
    lineLabel: String(line),
    relevance: 0.5,
    explanation: '',
    reasons: [{ label: 'means the same', amount: '+1.00' }],
    alike: [],
    stale: false,
    lines: [],
    ...below,
  };
}

const copies = [
  { id: 'copy 1', label: 'v3/a.ts:1' },
  { id: 'copy 2', label: 'v4/a.ts:1' },
];
const hits = [hit('a.ts', 1, { alike: copies }), hit('b.ts', 2), hit('a.ts', 3, { reasons: [] })];

/** Each row by its depth, and its place among the rows beside it. */
function outline(options: Partial<RowOptions>): string[] {
  const rows = rowsOfHits(hits, {
    grouping: 'flat',
    collapsed: new Set(),
    expanded: new Set(),
    ...options,
  });
  return rows.map(
    ({ id, level, position, setSize }) =>
      `${'  '.repeat(level - 1)}${id} (${String(position)}/${String(setSize)})`,
  );
}

describe('rows', () => {
  test('of an expanded hit are its near-identical places, then its reasons', () => {
    expect(outline({ expanded: new Set(['a.ts:1']) })).toEqual([
      'a.ts:1 (1/3)',
      '  copy 1 (1/3)',
      '  copy 2 (2/3)',
      '  a.ts:1? (3/3)',
      'b.ts:2 (2/3)',
      'a.ts:3 (3/3)',
    ]);
  });

  test('stand one deeper below files', () => {
    expect(outline({ grouping: 'file', expanded: new Set(['b.ts:2']) })).toEqual([
      'a.ts (1/2)',
      '  a.ts:1 (1/2)',
      '  a.ts:3 (2/2)',
      'b.ts (2/2)',
      '  b.ts:2 (1/1)',
      '    b.ts:2? (1/1)',
    ]);
  });

  test('of a folded file are hidden, those of expanded hits too', () => {
    const collapsed = new Set(['a.ts', 'b.ts']);
    expect(outline({ grouping: 'file', collapsed, expanded: new Set(['a.ts:1']) })).toEqual([
      'a.ts (1/2)',
      'b.ts (2/2)',
    ]);
  });

  test('are not expanded where there is nothing to show', () => {
    const rows = rowsOfHits(hits, {
      grouping: 'flat',
      collapsed: new Set(),
      expanded: new Set(['a.ts:3']),
    });
    expect(rows.map((row) => row.type === 'hit' && row.expanded)).toEqual([false, false, false]);
  });
});
