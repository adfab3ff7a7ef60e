// The list of results as one tree: a single tab stop, arrow keys move the active row, and the
// focus stays on the list while the editor shows previews.

import type { OpenMode } from '../protocol/messages.ts';
import { element } from './dom.ts';
import { elementId, rowElement } from './resultRows.ts';
import { canExpand, type Row } from './rows.ts';
import { activeRow, isSameQuestion, type Move, rowsOf, type ViewState } from './state.ts';

export interface ResultListEvents {
  onMove(move: Move): void;
  onActivate(row: Row): void;
  onFold(fileId: string, collapsed: boolean): void;
  /** Show why a hit is here and what it stands for, or hide it. */
  onExplain(hitId: string, expanded: boolean): void;
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
    onRowClick(event, row, events);
  });
  root.addEventListener('dblclick', (event) => {
    const row = rowAt(event, state);
    if (row !== undefined && canOpen(row) && !isOnControl(event)) events.onOpen(row.id, 'open');
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
    shown.collapsed === next.collapsed &&
    shown.expanded === next.expanded
  );
}

function onRowClick(event: MouseEvent, row: Row, events: ResultListEvents): void {
  if (row.type === 'file') events.onFold(row.id, row.expanded);
  else if (row.type === 'hit' && isOn(event, toggle)) events.onExplain(row.id, !row.expanded);
  else if (row.type === 'hit' && isOn(event, similarButton)) events.onSimilar(row.id);
  else if (canOpen(row)) {
    events.onOpen(row.id, event.ctrlKey || event.metaKey ? 'side' : 'preview');
  }
}

/** The parts of a hit's row that show and hide what is below it. */
const toggle = '[data-toggle]';
const similarButton = '.find-similar';

function isOn(event: Event, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

function isOnControl(event: Event): boolean {
  return isOn(event, toggle) || isOn(event, similarButton);
}

function canOpen(row: Row): boolean {
  return row.type === 'hit' || row.type === 'place';
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
  else if (row?.type === 'reasons') events.onExplain(row.hit.id, false);
  else if (row?.type === 'hit' && event.altKey) events.onSimilar(row.id);
  else if (row !== undefined && event.key === ' ') events.onOpen(row.id, 'preview');
  else if (row !== undefined) {
    events.onOpen(row.id, event.ctrlKey || event.metaKey ? 'side' : 'open');
  }
}

function onArrowLeft(row: Row | undefined, events: ResultListEvents): void {
  if (row?.type === 'file' && row.expanded) events.onFold(row.id, true);
  else if (row?.type === 'hit' && row.expanded) events.onExplain(row.id, false);
  else if (row?.type === 'hit' && row.level === 2) events.onFold(row.hit.fileId, true);
  else if (row?.type === 'reasons' || row?.type === 'place') events.onExplain(row.hit.id, false);
}

function onArrowRight(row: Row | undefined, events: ResultListEvents): void {
  if (row?.type !== 'file' && row?.type !== 'hit') return;
  if (row.expanded) events.onMove('next');
  else if (row.type === 'file') events.onFold(row.id, false);
  else if (canExpand(row.hit)) events.onExplain(row.id, true);
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
