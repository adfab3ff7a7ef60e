// The panel: prints the host's snapshots and reports gestures. It decides nothing about
// searching and holds nothing that the host could not send again.

import { isHostMessage, type OpenMode, type PanelMessage } from '../protocol/messages.ts';
import { createMessageView } from './messageView.ts';
import { createResultList, type ResultList } from './resultList.ts';
import { createSearchBox, type SearchBox } from './searchBox.ts';
import {
  activeRow,
  hitToOpen,
  initialState,
  type PersistedView,
  persistedView,
  reduce,
  type Row,
  rowsOf,
  type ViewEvent,
} from './state.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): PersistedView | undefined;
  setState(state: PersistedView): void;
};

start(document.body);

function start(body: HTMLElement): void {
  const vscode = acquireVsCodeApi();
  let state = initialState(vscode.getState());
  const post = (message: PanelMessage): void => {
    vscode.postMessage(message);
  };
  const dispatch = (event: ViewEvent): void => {
    state = reduce(state, event);
    vscode.setState(persistedView(state));
    render();
  };
  const postQuery = (immediate: boolean): void => {
    post({ type: 'query', query: state.query, filters: state.filters, immediate });
  };
  const open = (hitId: string, mode: OpenMode): void => {
    post({ type: 'open', hitId, mode });
  };
  const previewActive = (row: Row | undefined): void => {
    if (row?.type === 'hit') open(row.id, 'preview');
  };

  const searchBox: SearchBox = createSearchBox({
    onQuery(query) {
      dispatch({ type: 'query', query });
      postQuery(query.trim() === '');
    },
    onFilters(filters) {
      dispatch({ type: 'filters', filters });
      postQuery(false);
    },
    onToggleFilters() {
      dispatch({ type: 'filters-toggled' });
    },
    onSubmit(toSide) {
      const snapshot = state.snapshot;
      const hit = snapshot?.query === state.query && !snapshot.busy ? hitToOpen(state) : undefined;
      if (hit === undefined) postQuery(true);
      else open(hit.id, toSide ? 'side' : 'open');
    },
    onEscape() {
      if (state.query === '') {
        post({ type: 'focusEditor' });
        return;
      }
      dispatch({ type: 'query', query: '' });
      postQuery(true);
    },
    onEnterList() {
      if (rowsOf(state).length === 0) return;
      resultList.focus();
      if (activeRow(state) === undefined) moveTo({ type: 'moved', move: 'first' });
    },
  });
  const moveTo = (event: ViewEvent): void => {
    const before = state.activeId;
    dispatch(event);
    if (state.activeId !== before) previewActive(activeRow(state));
  };
  const resultList: ResultList = createResultList({
    onMove(move) {
      moveTo({ type: 'moved', move });
    },
    onActivate(row) {
      dispatch({ type: 'activated', id: row.id });
    },
    onFold(fileId, collapsed) {
      dispatch({ type: 'folded', fileId, collapsed });
    },
    onOpen: open,
    onLeave(typed) {
      searchBox.focus();
      if (typed === '') return;
      dispatch({ type: 'query', query: typed });
      postQuery(false);
    },
  });
  const messageView = createMessageView((command) => {
    post({ type: 'command', command });
  });

  function render(): void {
    searchBox.render(state);
    messageView.render(state.snapshot);
    resultList.render(state);
  }

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = event.data;
    if (!isHostMessage(message)) return;
    if (message.type === 'state') dispatch({ type: 'snapshot', snapshot: message.state });
    else {
      if (message.query !== undefined) dispatch({ type: 'query', query: message.query });
      searchBox.focus();
    }
  });
  body.append(searchBox.root, messageView.root, resultList.root);
  render();
  post({ type: 'ready' });
}
