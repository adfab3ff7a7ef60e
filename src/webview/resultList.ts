// The list of results as one tree: a single tab stop, arrow keys move the active row, and the
// focus stays on the list while the editor shows previews.

import type { OpenMode } from '../protocol/messages.ts';
import { element } from './dom.ts';
import { elementId, rowElement } from './resultRows.ts';
import { activeRow, isSameQuestion, type Move, type Row, rowsOf, type ViewState } from './state.ts';

export interface ResultListEvents {
  onMove(move: Move): void;
  onActivate(row: Row): void;
  onFold(fileId: string, collapsed: boolean): void;
  onOpen(hitId: string, mode: OpenMode): void;
  onSimilar(hitId: string): void;
  /** Back to the search box, with a typed character when there is one. */
  onLeave(typed: string): void;
}

export interface ResultList {
  readonly root: HTMLElement;
  render(state: ViewState): void;
  focus(): void;
}

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

export function createResultList(events: ResultListEvents): ResultList {
  const root = element('div', {
    className: 'results',
    attributes: { role: 'tree', tabindex: '0', 'aria-label': 'Search results' },
  });
  let state: ViewState | undefined;
  let shown: ViewState | undefined;

  root.addEventListener('keydown', (event) => {
    if (state !== undefined) onListKey(event, state, events);
  });
  root.addEventListener('click', (event) => {
    const row = rowAt(event, state);
    if (row === undefined) return;
    events.onActivate(row);
    if (row.type === 'file') events.onFold(row.id, row.expanded);
    else if (isSimilarButton(event.target)) events.onSimilar(row.id);
    else events.onOpen(row.id, event.ctrlKey || event.metaKey ? 'side' : 'preview');
  });
  root.addEventListener('dblclick', (event) => {
    const row = rowAt(event, state);
    if (row?.type !== 'hit' || isSimilarButton(event.target)) return;
    events.onOpen(row.id, 'open');
  });

  return {
    root,
    render(next) {
      state = next;
      const rows = rowsOf(next);
      root.hidden = rows.length === 0;
      if (!showsSameRows(shown, next)) root.replaceChildren(...rows.map(rowElement));
      // A new question begins at the top; the same one, asked again, stays where it is.
      if (!isSameQuestion(shown?.snapshot, next.snapshot)) root.scrollTop = 0;
      shown = next;
      markActive(root, next.activeId);
    },
    focus() {
      root.focus();
    },
  };
}

/** Only a new list, a fold or another grouping builds rows; moving the active row touches two. */
function showsSameRows(shown: ViewState | undefined, next: ViewState): boolean {
  return (
    shown !== undefined &&
    shown.snapshot?.body === next.snapshot?.body &&
    shown.snapshot?.grouping === next.snapshot?.grouping &&
    shown.collapsed === next.collapsed
  );
}

function onListKey(event: KeyboardEvent, state: ViewState, events: ResultListEvents): void {
  const row = activeRow(state);
  const move = moves[event.key];
  if (move !== undefined) {
    const leavesUpwards = move === 'previous' && rowsOf(state)[0]?.id === state.activeId;
    if (leavesUpwards) events.onLeave('');
    else events.onMove(move);
  } else if (event.key === 'Enter' || event.key === ' ') onEnter(event, row, events);
  else if (event.key === 'ArrowLeft') onArrowLeft(row, events);
  else if (event.key === 'ArrowRight') onArrowRight(row, events);
  else if (event.key === 'Escape') events.onLeave('');
  else if (isTyping(event)) events.onLeave(event.key);
  else return;
  event.preventDefault();
}

function onEnter(event: KeyboardEvent, row: Row | undefined, events: ResultListEvents): void {
  if (row?.type === 'file') events.onFold(row.id, row.expanded);
  else if (row?.type === 'hit' && event.altKey) events.onSimilar(row.id);
  else if (row?.type === 'hit' && event.key === ' ') events.onOpen(row.id, 'preview');
  else if (row?.type === 'hit') {
    events.onOpen(row.id, event.ctrlKey || event.metaKey ? 'side' : 'open');
  }
}

function onArrowLeft(row: Row | undefined, events: ResultListEvents): void {
  if (row?.type === 'file' && row.expanded) events.onFold(row.id, true);
  else if (row?.type === 'hit' && row.level === 2) events.onFold(row.hit.fileId, true);
}

function onArrowRight(row: Row | undefined, events: ResultListEvents): void {
  if (row?.type !== 'file') return;
  if (row.expanded) events.onMove('next');
  else events.onFold(row.id, false);
}

function isSimilarButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.find-similar') !== null;
}

function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function rowAt(event: Event, state: ViewState | undefined): Row | undefined {
  if (state === undefined || !(event.target instanceof Element)) return undefined;
  const target = event.target.closest('[data-row]');
  return rowsOf(state).find((row) => elementId(row.id) === target?.id);
}

function markActive(root: HTMLElement, activeId: string | undefined): void {
  for (const previous of root.querySelectorAll('[aria-selected="true"]')) {
    previous.removeAttribute('aria-selected');
  }
  const active = activeId === undefined ? null : document.getElementById(elementId(activeId));
  if (active === null) {
    root.removeAttribute('aria-activedescendant');
    return;
  }
  active.setAttribute('aria-selected', 'true');
  root.setAttribute('aria-activedescendant', active.id);
  active.scrollIntoView({ block: 'nearest' });
}
