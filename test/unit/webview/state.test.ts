import { describe, expect, test } from 'vitest';
import type { PanelHit, PanelState } from '../../../src/protocol/panelState.ts';
import {
  hitToOpen,
  initialState,
  type Move,
  persistedView,
  reduce,
  rowsOf,
  type ViewState,
} from '../../../src/webview/state.ts';

function hit(file: string, line: number): PanelHit {
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
    reasons: [],
    alike: [],
    stale: false,
    lines: [],
  };
}

const hits = [hit('a.ts', 1), hit('b.ts', 2), hit('a.ts', 3)];

function snapshot(state: Partial<PanelState> = {}): PanelState {
  return {
    query: 'q',
    filters: { paths: '', languages: '' },
    grouping: 'file',
    busy: false,
    body: { state: 'results', hits, summary: '3 results in 2 files' },
    notes: [],
    ...state,
  };
}

function shown(state: Partial<PanelState> = {}): ViewState {
  return reduce(initialState(), { type: 'snapshot', snapshot: snapshot(state) });
}

function moved(state: ViewState, ...moves: readonly Move[]): ViewState {
  return moves.reduce((current, move) => reduce(current, { type: 'moved', move }), state);
}

const ids = (state: ViewState): readonly string[] => rowsOf(state).map((row) => row.id);

describe('rows', () => {
  test('stand below their files, files in the order of their best hit', () => {
    expect(ids(shown())).toEqual(['a.ts', 'a.ts:1', 'a.ts:3', 'b.ts', 'b.ts:2']);
  });

  test('keep the order of the ranking in the flat list', () => {
    expect(ids(shown({ grouping: 'flat' }))).toEqual(['a.ts:1', 'b.ts:2', 'a.ts:3']);
  });

  test('of a folded file are hidden, and its header becomes the active row', () => {
    const state = reduce(shown(), { type: 'folded', fileId: 'a.ts', collapsed: true });
    expect([ids(state), state.activeId]).toEqual([['a.ts', 'b.ts', 'b.ts:2'], 'a.ts']);
  });

  test('say their place among their siblings', () => {
    expect(rowsOf(shown()).map((row) => `${row.position}/${row.setSize}`)).toEqual([
      '1/2',
      '1/2',
      '2/2',
      '2/2',
      '1/1',
    ]);
  });

  test('are none while there are no results', () => {
    const body = { state: 'searching', title: '', detail: '', actions: [] } as const;
    expect(rowsOf(shown({ body }))).toEqual([]);
  });
});

describe('moving', () => {
  test.each<[readonly Move[], string]>([
    [['next'], 'a.ts'],
    [['next', 'next'], 'a.ts:1'],
    [['last', 'next'], 'b.ts:2'],
    [['next', 'previous'], 'a.ts'],
    [['last', 'first'], 'a.ts'],
    [['first', 'page-down'], 'b.ts:2'],
    [['last', 'page-up'], 'a.ts'],
  ])('%j leads to %s', (moves, target) => {
    expect(moved(shown(), ...moves).activeId).toBe(target);
  });

  test('leads nowhere in an empty list', () => {
    expect(moved(initialState(), 'next').activeId).toBeUndefined();
  });
});

describe('a snapshot', () => {
  test('brings back the query and the filters when it is the first', () => {
    const state = shown({ query: 'parse', filters: { paths: 'src', languages: 'go' } });
    expect([state.query, state.filters.paths, state.filtersOpen]).toEqual(['parse', 'src', true]);
  });

  test('does not overtake what is being typed', () => {
    const typing = reduce(shown(), { type: 'query', query: 'parse da' });
    const next = reduce(typing, { type: 'snapshot', snapshot: snapshot({ query: 'parse d' }) });
    expect(next.query).toBe('parse da');
  });

  test('keeps the active row while its place is still in the list', () => {
    const state = reduce(shown(), { type: 'activated', id: 'b.ts:2' });
    const same = { state: 'results', hits: [hit('b.ts', 2)], summary: '' } as const;
    const other = { state: 'results', hits: [hit('c.ts', 9)], summary: '' } as const;
    const kept = reduce(state, { type: 'snapshot', snapshot: snapshot({ body: same }) });
    const lost = reduce(state, { type: 'snapshot', snapshot: snapshot({ body: other }) });
    expect([kept.activeId, lost.activeId]).toEqual(['b.ts:2', undefined]);
  });

  test('of another question begins without an active row', () => {
    const state = reduce(shown(), { type: 'activated', id: 'b.ts:2' });
    const next = reduce(state, { type: 'snapshot', snapshot: snapshot({ query: 'other' }) });
    expect(next.activeId).toBeUndefined();
  });

  test('of another question that is waited for begins without one, too', () => {
    const searching = { state: 'searching', title: '', detail: '', actions: [] } as const;
    const state = reduce(shown(), { type: 'activated', id: 'b.ts:2' });
    const waiting = snapshot({ query: 'other', busy: true, body: searching });
    const next = [waiting, snapshot({ query: 'other' })].reduce(
      (current, each) => reduce(current, { type: 'snapshot', snapshot: each }),
      state,
    );
    expect(next.activeId).toBeUndefined();
  });

  test('with an equal body leaves the list object alone', () => {
    const before = shown();
    const after = reduce(before, {
      type: 'snapshot',
      snapshot: structuredClone(snapshot({ busy: true })),
    });
    expect(after.snapshot?.body).toBe(before.snapshot?.body);
    expect(after.snapshot?.busy).toBe(true);
  });
});

describe('an expanded hit', () => {
  const reasons = [{ label: 'means the same', amount: '+1.00' }];
  const body = { state: 'results', hits: [{ ...hit('a.ts', 1), reasons }], summary: '' } as const;
  const expanded = reduce(shown({ body }), {
    type: 'explained',
    hitId: 'a.ts:1',
    expanded: true,
  });

  test('shows why it is there, and hides it again', () => {
    const hidden = reduce(expanded, { type: 'explained', hitId: 'a.ts:1', expanded: false });
    expect([ids(expanded), ids(hidden)]).toEqual([
      ['a.ts', 'a.ts:1', 'a.ts:1?'],
      ['a.ts', 'a.ts:1'],
    ]);
    expect(hidden.activeId).toBe('a.ts:1');
  });

  test('stays so while the same question is asked again, and not for another', () => {
    const again = { type: 'snapshot', snapshot: snapshot({ body, notes: ['new'] }) } as const;
    const other = { type: 'snapshot', snapshot: snapshot({ body, query: 'other' }) } as const;
    expect(ids(reduce(expanded, again))).toHaveLength(3);
    expect(ids(reduce(expanded, other))).toHaveLength(2);
  });

  test('is what Enter in the search box opens while its reasons are active', () => {
    const active = reduce(expanded, { type: 'activated', id: 'a.ts:1?' });
    expect(hitToOpen(active)?.id).toBe('a.ts:1');
  });
});

test('Enter opens the active hit, and the best one while none is active', () => {
  const active = reduce(shown(), { type: 'activated', id: 'b.ts:2' });
  expect([hitToOpen(shown())?.id, hitToOpen(active)?.id]).toEqual(['a.ts:1', 'b.ts:2']);
});

test('what outlives a hidden panel is how it is unfolded, not what the host knows', () => {
  const folded = reduce(shown(), { type: 'folded', fileId: 'a.ts', collapsed: true });
  const persisted = persistedView(reduce(folded, { type: 'filters-toggled' }));
  expect(persisted).toEqual({ filtersOpen: true, collapsed: ['a.ts'], activeId: 'a.ts' });
  const back = reduce(initialState(persisted), { type: 'snapshot', snapshot: snapshot() });
  expect([ids(back), back.activeId]).toEqual([['a.ts', 'b.ts', 'b.ts:2'], 'a.ts']);
});

test('the active row of a window before is forgotten where nothing has been asked yet', () => {
  const idle = { state: 'ready-empty-query', title: '', detail: '', actions: [] } as const;
  const snapshots = [snapshot({ query: '', body: idle }), snapshot({ body: idle }), snapshot()];
  const before = { filtersOpen: false, collapsed: [], activeId: 'b.ts:2' };
  const after = snapshots.reduce(
    (state, each) => reduce(state, { type: 'snapshot', snapshot: each }),
    initialState(before),
  );
  expect(after.activeId).toBeUndefined();
});

test('what is similar to something is another question than the query beside it', () => {
  const first = moved(shown(), 'last');
  const same = reduce(first, { type: 'snapshot', snapshot: snapshot({ busy: true }) });
  const similar = reduce(first, { type: 'snapshot', snapshot: snapshot({ similarTo: 'a.ts' }) });
  expect([same.activeId === first.activeId, similar.activeId]).toEqual([true, undefined]);
});
