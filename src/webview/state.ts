// What the panel itself knows: the words being typed, the active row, what is folded. A pure
// reducer over the host's snapshots and the user's gestures; it knows no DOM.

import { assertNever } from '../base/errors.ts';
import type { PanelFilters, PanelHit, PanelState } from '../protocol/panelState.ts';
import { type Row, rowsOfHits } from './rows.ts';

export interface ViewState {
  /** The last complete snapshot; undefined until the first arrives. */
  readonly snapshot: PanelState | undefined;
  readonly query: string;
  readonly filters: PanelFilters;
  readonly filtersOpen: boolean;
  /** Files whose hits are folded away. */
  readonly collapsed: ReadonlySet<string>;
  /** Hits whose reasons and near-identical places are shown. */
  readonly expanded: ReadonlySet<string>;
  /** The row that the keys act on. */
  readonly activeId: string | undefined;
}

/** The part that outlives a hidden panel; all else comes from the host. */
export interface PersistedView {
  readonly filtersOpen: boolean;
  readonly collapsed: readonly string[];
  readonly activeId?: string;
}

export type Move = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

export type ViewEvent =
  | { readonly type: 'snapshot'; readonly snapshot: PanelState }
  | { readonly type: 'query'; readonly query: string }
  | { readonly type: 'filters'; readonly filters: PanelFilters }
  | { readonly type: 'filters-toggled' }
  | { readonly type: 'moved'; readonly move: Move }
  | { readonly type: 'activated'; readonly id: string }
  | { readonly type: 'folded'; readonly fileId: string; readonly collapsed: boolean }
  | { readonly type: 'explained'; readonly hitId: string; readonly expanded: boolean };

/** Rows that PageUp and PageDown pass over. */
const pageRows = 10;

export function initialState(persisted?: PersistedView): ViewState {
  return {
    snapshot: undefined,
    query: '',
    filters: { paths: '', languages: '' },
    filtersOpen: persisted?.filtersOpen ?? false,
    collapsed: new Set(persisted?.collapsed),
    expanded: new Set(),
    activeId: persisted?.activeId,
  };
}

export function persistedView(state: ViewState): PersistedView {
  return {
    filtersOpen: state.filtersOpen,
    collapsed: [...state.collapsed],
    ...(state.activeId === undefined ? {} : { activeId: state.activeId }),
  };
}

export function reduce(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case 'snapshot':
      return withSnapshot(state, event.snapshot);
    case 'query':
      return { ...state, query: event.query };
    case 'filters':
      return { ...state, filters: event.filters };
    case 'filters-toggled':
      return { ...state, filtersOpen: !state.filtersOpen };
    case 'moved':
      return { ...state, activeId: movedTo(rowsOf(state), state.activeId, event.move) };
    case 'activated':
      return { ...state, activeId: event.id };
    case 'folded':
      return {
        ...state,
        collapsed: withMember(state.collapsed, event.fileId, event.collapsed),
        activeId: event.fileId,
      };
    case 'explained':
      return {
        ...state,
        expanded: withMember(state.expanded, event.hitId, event.expanded),
        activeId: event.hitId,
      };
    default:
      return assertNever(event);
  }
}

/** The rows on show, in order. */
export function rowsOf(state: ViewState): readonly Row[] {
  const body = state.snapshot?.body;
  if (body?.state !== 'results') return [];
  return rowsOfHits(body.hits, {
    grouping: state.snapshot?.grouping ?? 'file',
    collapsed: state.collapsed,
    expanded: state.expanded,
  });
}

export function activeRow(state: ViewState): Row | undefined {
  return rowsOf(state).find((row) => row.id === state.activeId);
}

/** What Enter in the search box opens: the hit of the active row, or the first one. */
export function hitToOpen(state: ViewState): PanelHit | undefined {
  const active = activeRow(state);
  if (active !== undefined && active.type !== 'file') return active.hit;
  const body = state.snapshot?.body;
  return body?.state === 'results' ? body.hits[0] : undefined;
}

/** Anything at all in the filters. */
export function hasFilters(filters: PanelFilters): boolean {
  return filters.paths.trim() !== '' || filters.languages.trim() !== '';
}

/** Whether two snapshots answer the same: a query, or what is like the same thing. */
export function isSameQuestion(a: PanelState | undefined, b: PanelState | undefined): boolean {
  return a?.query === b?.query && a?.similarTo === b?.similarTo;
}

function withSnapshot(state: ViewState, snapshot: PanelState): ViewState {
  // The first snapshot brings back what was typed; later ones must not overtake the typing.
  const isFirst = state.snapshot === undefined;
  const next: ViewState = {
    ...state,
    snapshot: withKeptBody(state.snapshot, snapshot),
    query: isFirst ? snapshot.query : state.query,
    filters: isFirst ? snapshot.filters : state.filters,
    filtersOpen: state.filtersOpen || (isFirst && hasFilters(snapshot.filters)),
  };
  const isAnotherQuestion = !isFirst && !isSameQuestion(state.snapshot, snapshot);
  // Another question begins anew, before its answer is there; so does a window that asks nothing
  // yet, whatever was active in the one before it.
  if (isAnotherQuestion || !asksSomething(snapshot)) return withoutActiveRow(next);
  if (snapshot.body.state !== 'results') return next;
  const isKept = rowsOf(next).some((row) => row.id === state.activeId);
  return isKept ? next : { ...next, activeId: undefined };
}

function asksSomething(snapshot: PanelState): boolean {
  return snapshot.query !== '' || snapshot.similarTo !== undefined;
}

function withoutActiveRow(state: ViewState): ViewState {
  return { ...state, expanded: new Set(), activeId: undefined };
}

/** An equal body stays the same object, so that the list on show is left alone. */
function withKeptBody(before: PanelState | undefined, next: PanelState): PanelState {
  const isEqual = JSON.stringify(before?.body) === JSON.stringify(next.body);
  return before !== undefined && isEqual ? { ...next, body: before.body } : next;
}

function withMember(
  members: ReadonlySet<string>,
  id: string,
  isMember: boolean,
): ReadonlySet<string> {
  const next = new Set(members);
  if (isMember) next.add(id);
  else next.delete(id);
  return next;
}

function movedTo(
  rows: readonly Row[],
  activeId: string | undefined,
  move: Move,
): string | undefined {
  const last = rows.length - 1;
  const current = rows.findIndex((row) => row.id === activeId);
  const targets: Readonly<Record<Move, number>> = {
    next: current + 1,
    previous: current - 1,
    first: 0,
    last,
    'page-down': current + pageRows,
    'page-up': current - pageRows,
  };
  return rows[Math.min(last, Math.max(0, targets[move]))]?.id;
}
