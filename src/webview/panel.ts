// The panel: prints the host's snapshots and reports gestures. It decides nothing about
// searching and holds nothing that the host could not send again.

import type { HostMessage, OpenMode, PanelMessage } from '../protocol/messages.ts';
import { createMessageView, type MessageView } from './messageView.ts';
import { createResultList, type ResultList } from './resultList.ts';
import { createSearchBox, type SearchBox } from './searchBox.ts';
import {
  activeRow,
  hitToOpen,
  initialState,
  type Move,
  type PersistedView,
  persistedView,
  reduce,
  rowsOf,
  type ViewEvent,
  type ViewState,
} from './state.ts';

export interface PanelOptions {
  readonly persisted: PersistedView | undefined;
  readonly persist: (view: PersistedView) => void;
  readonly post: (message: PanelMessage) => void;
}

export class Panel {
  readonly #options: PanelOptions;
  readonly #searchBox: SearchBox;
  readonly #messageView: MessageView;
  readonly #resultList: ResultList;
  #state: ViewState;

  constructor(options: PanelOptions) {
    this.#options = options;
    this.#state = initialState(options.persisted);
    this.#searchBox = this.#createSearchBox();
    this.#messageView = createMessageView({
      onCommand: (command) => {
        options.post({ type: 'command', command });
      },
      onLeaveSimilar: () => {
        this.#leaveSimilar();
      },
    });
    this.#resultList = this.#createResultList();
    this.#render();
  }

  /** In the order in which Tab visits them. */
  get elements(): readonly HTMLElement[] {
    return [this.#searchBox.root, this.#messageView.root, this.#resultList.root];
  }

  receive(message: HostMessage): void {
    if (message.type === 'state') {
      this.#dispatch({ type: 'snapshot', snapshot: message.state });
      return;
    }
    if (message.query !== undefined) this.#dispatch({ type: 'query', query: message.query });
    this.#searchBox.focus();
  }

  #createSearchBox(): SearchBox {
    return createSearchBox({
      onQuery: (query) => {
        this.#query(query, query.trim() === '');
      },
      onFilters: (filters) => {
        this.#dispatch({ type: 'filters', filters });
        this.#postQuery(false);
      },
      onToggleFilters: () => {
        this.#dispatch({ type: 'filters-toggled' });
      },
      onSubmit: (toSide) => {
        this.#submit(toSide);
      },
      onEscape: () => {
        if (this.#state.snapshot?.similarTo !== undefined) this.#leaveSimilar();
        else if (this.#state.query === '') this.#options.post({ type: 'focusEditor' });
        else this.#query('', true);
      },
      onEnterList: () => {
        this.#enterList();
      },
    });
  }

  #createResultList(): ResultList {
    return createResultList({
      onMove: (move) => {
        this.#move(move);
      },
      onActivate: (row) => {
        this.#dispatch({ type: 'activated', id: row.id });
      },
      onFold: (fileId, collapsed) => {
        this.#dispatch({ type: 'folded', fileId, collapsed });
      },
      onExplain: (hitId, expanded) => {
        this.#dispatch({ type: 'explained', hitId, expanded });
      },
      onOpen: (hitId, mode) => {
        this.#open(hitId, mode);
      },
      onSimilar: (hitId) => {
        this.#options.post({ type: 'similar', hitId });
      },
      onLeave: (typed) => {
        this.#searchBox.focus();
        if (typed !== '') this.#query(typed, false);
      },
    });
  }

  /** Down from the search box leads to the best hit, not to the name of its file. */
  #enterList(): void {
    const rows = rowsOf(this.#state);
    if (rows.length === 0) return;
    this.#resultList.focus();
    if (activeRow(this.#state) !== undefined) return;
    const target = rows.find((row) => row.type === 'hit') ?? rows[0];
    if (target === undefined) return;
    this.#dispatch({ type: 'activated', id: target.id });
    if (target.type === 'hit') this.#open(target.id, 'preview');
  }

  #leaveSimilar(): void {
    this.#options.post({ type: 'leaveSimilar' });
    this.#searchBox.focus();
  }

  #query(query: string, immediate: boolean): void {
    this.#dispatch({ type: 'query', query });
    this.#postQuery(immediate);
  }

  #postQuery(immediate: boolean): void {
    const { query, filters } = this.#state;
    this.#options.post({ type: 'query', query, filters, immediate });
  }

  /** Enter opens what is shown; while that is out of date, it asks at once instead. */
  #submit(toSide: boolean): void {
    const { snapshot, query } = this.#state;
    const isCurrent = snapshot?.query === query && !snapshot.busy;
    const hit = isCurrent ? hitToOpen(this.#state) : undefined;
    if (hit === undefined) this.#postQuery(true);
    else this.#open(hit.id, toSide ? 'side' : 'open');
  }

  #move(move: Move): void {
    const before = this.#state.activeId;
    this.#dispatch({ type: 'moved', move });
    const row = activeRow(this.#state);
    const canOpen = row?.type === 'hit' || row?.type === 'place';
    if (canOpen && row.id !== before) this.#open(row.id, 'preview');
  }

  #open(hitId: string, mode: OpenMode): void {
    this.#options.post({ type: 'open', hitId, mode });
  }

  #dispatch(event: ViewEvent): void {
    this.#state = reduce(this.#state, event);
    this.#options.persist(persistedView(this.#state));
    this.#render();
  }

  #render(): void {
    this.#searchBox.render(this.#state);
    this.#messageView.render(this.#state.snapshot);
    this.#resultList.render(this.#state);
  }
}
