// The search panel's side in the extension: takes its messages, drives the search, and sends
// complete snapshots. What is shown is decided in `panelView.ts`.

import * as vscode from 'vscode';
import { join } from 'node:path';
import { DisposableStore } from '../base/disposable.ts';
import { assertNever } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Hit, SimilarTarget } from '../core/searchEngine.ts';
import { type HostMessage, type PanelMessage, parsePanelMessage } from '../protocol/messages.ts';
import type { Grouping, PanelCommand, PanelFilters } from '../protocol/panelState.ts';
import { displaySettings } from './configuration.ts';
import type { EngineHost } from './engineHost.ts';
import { searchOptions } from './filters.ts';
import { placeToOpen, type ShownHit, showHits } from './hitDisplay.ts';
import type { Navigation } from './navigation.ts';
import { openPaths } from './openPaths.ts';
import { panelHtml, resourceRoots, searchPanelFiles } from './panelHtml.ts';
import { buildPanelState } from './panelView.ts';
import { SearchController } from './searchController.ts';

export interface SearchPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly host: EngineHost;
  readonly navigation: Navigation;
  readonly logger: Logger;
  readonly grouping: Grouping;
  onCommand(command: PanelCommand): void;
}

/** Pause in the typing before a search begins, ms: between two keys of a quick typist. */
export const typingPauseMs = 180;

export class SearchPanel implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly viewId = 'kindred.search';
  readonly #options: SearchPanelOptions;
  readonly #store = new DisposableStore();
  /** What is asked, and the answer that is on show. */
  readonly search: SearchController;
  #view: vscode.WebviewView | undefined;
  #isReady = false;
  #pendingFocus: HostMessage | undefined;
  #query = '';
  /** What the panel shows the like of; undefined while it searches for the query. */
  #similarTo: SimilarTarget | undefined;
  #filters: PanelFilters = { paths: '', languages: '' };
  #grouping: Grouping;
  #shownHits: readonly ShownHit[] = [];
  #lastPosted = '';
  #isOutdated = false;

  constructor(options: SearchPanelOptions) {
    this.#options = options;
    this.#grouping = options.grouping;
    const { host } = options;
    this.search = this.#store.add(
      new SearchController({
        search: ({ query, options: filters, similarTo }, signal) =>
          similarTo === undefined
            ? host.search(query, filters, signal)
            : host.findSimilar(similarTo, filters, signal),
        delayMs: typingPauseMs,
      }),
    );
    this.#store.add(
      this.search.onState(() => {
        this.#showHits();
      }),
    );
    this.#store.add(
      host.onStatus(() => {
        this.#post();
      }),
    );
    this.#store.add(
      host.onIndexed(() => {
        this.#refresh();
      }),
    );
    this.#store.add(vscode.window.registerWebviewViewProvider(SearchPanel.viewId, this));
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri } = this.#options;
    this.#view = view;
    this.#isReady = false;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: resourceRoots(extensionUri),
    };
    view.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message);
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
    });
    view.onDidChangeVisibility(() => {
      if (view.visible && this.#isOutdated) this.#refresh();
    });
    view.webview.html = panelHtml(view.webview, extensionUri, searchPanelFiles);
  }

  /** Puts the keys into the search box; a query is searched at once. */
  async focus(query?: string): Promise<void> {
    this.#pendingFocus = { type: 'focus', ...(query === undefined ? {} : { query }) };
    if (query !== undefined) {
      this.#similarTo = undefined;
      this.#request(query, this.#filters, true);
    }
    await vscode.commands.executeCommand(`${SearchPanel.viewId}.focus`);
    if (this.#isReady) this.#sendFocus();
  }

  /** Shows what is like a place or a text, until the person asks something else. */
  async findSimilar(target: SimilarTarget): Promise<void> {
    this.#similarTo = target;
    this.#ask(true);
    await vscode.commands.executeCommand(`${SearchPanel.viewId}.focus`);
  }

  setGrouping(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#post();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #receive(raw: unknown): void {
    const message = parsePanelMessage(raw);
    if (message === undefined) this.#options.logger.warn('a message of the panel is not known');
    else this.#act(message);
  }

  #act(message: PanelMessage): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#lastPosted = '';
        this.#post();
        this.#sendFocus();
        break;
      case 'query':
        this.#request(message.query, message.filters, message.immediate);
        break;
      case 'open': {
        const place = placeToOpen(this.#shownHits, message.hitId);
        // `open` answers for its failures.
        const query = this.#similarTo === undefined ? this.#query : undefined;
        if (place !== undefined) void this.#options.navigation.open(place, message.mode, query);
        break;
      }
      case 'similar': {
        const hit = this.#hit(message.hitId);
        if (hit !== undefined) void this.findSimilar(placeOf(hit));
        break;
      }
      case 'leaveSimilar':
        this.#similarTo = undefined;
        this.#ask(true);
        break;
      case 'focusEditor':
        void vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        break;
      case 'command':
        if (message.command === 'retry' && !this.#options.host.isDown) this.search.refresh();
        else this.#options.onCommand(message.command);
        break;
      default:
        assertNever(message);
    }
  }

  #request(query: string, filters: PanelFilters, immediate: boolean): void {
    // Only other filters for what is like the same place; another query is another question.
    if (query !== this.#query) this.#similarTo = undefined;
    this.#query = query;
    this.#filters = filters;
    this.#ask(immediate);
  }

  #ask(immediate: boolean): void {
    const options = {
      ...searchOptions(this.#filters, displaySettings().limit),
      openPaths: openPaths(),
    };
    const similarTo = this.#similarTo;
    const request = { query: this.#query, options };
    this.search.request(similarTo === undefined ? request : { ...request, similarTo }, immediate);
  }

  #hit(hitId: string): Hit | undefined {
    return this.#shownHits.find(({ shown }) => shown.id === hitId)?.hit;
  }

  /** A hidden panel waits: nobody reads its answers. */
  #refresh(): void {
    this.#isOutdated = this.#view?.visible !== true;
    if (!this.#isOutdated) this.search.refresh();
  }

  #showHits(): void {
    const state = this.search.state;
    if (state.type === 'found') this.#shownHits = showHits(state.result.hits, this.#rootNames());
    else if (state.type !== 'searching') this.#shownHits = [];
    this.#post();
  }

  #rootNames(): ReadonlyMap<string, string> {
    const roots = this.#options.host.engineOptions?.roots ?? [];
    return new Map(roots.map(({ folder, name }) => [folder, name]));
  }

  #post(): void {
    if (!this.#isReady || this.#view === undefined) return;
    const state = buildPanelState({
      host: this.#options.host.status,
      search: this.search.state,
      shownHits: this.#shownHits,
      query: this.#query,
      filters: this.#filters,
      grouping: this.#grouping,
    });
    const text = JSON.stringify(state);
    if (text === this.#lastPosted) return; // progress that changes nothing on show
    this.#lastPosted = text;
    this.#send({ type: 'state', state });
  }

  #sendFocus(): void {
    if (this.#pendingFocus === undefined) return;
    this.#send(this.#pendingFocus);
    this.#pendingFocus = undefined;
  }

  #send(message: HostMessage): void {
    // A hidden panel drops messages; it asks for the last snapshot when it comes back.
    void this.#view?.webview.postMessage(message);
  }
}

function placeOf({ root, path, lines }: Hit): SimilarTarget {
  return { type: 'lines', path: join(root, path), lines };
}
