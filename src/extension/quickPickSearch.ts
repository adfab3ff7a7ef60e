// `Kindred: Search…`: the same search in a quick pick, with previews on the way and the way
// back on Escape.

import * as vscode from 'vscode';
import { DisposableStore } from '../base/disposable.ts';
import { messageOf } from '../base/errors.ts';
import type { OpenMode } from '../protocol/messages.ts';
import type { PanelFilters } from '../protocol/panelState.ts';
import { displaySettings } from './configuration.ts';
import type { EngineHost } from './engineHost.ts';
import { adviceForNothing, type CompletionItem, completionItems } from './filterHints.ts';
import { hasAnyFilter, searchOptions } from './filters.ts';
import { showHits } from './hitDisplay.ts';
import type { Navigation } from './navigation.ts';
import { openPaths } from './openPaths.ts';
import { answerTitle, type HitItem, hitItem } from './quickPickItems.ts';
import { SearchController, type SearchState } from './searchController.ts';
import { typingPauseMs } from './searchPanel.ts';

export interface QuickPickTargets {
  readonly host: EngineHost;
  readonly navigation: Navigation;
  /** Goes on in the panel with the query. */
  readonly openPanel: (query: string) => void;
}

interface ResultItem extends vscode.QuickPickItem {
  readonly hit?: HitItem['hit'];
  readonly completion?: CompletionItem['completion'];
}

const sideButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: 'Open to the Side (Ctrl+Enter)',
};
const filterButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('filter'),
  tooltip: 'Filter by Path',
};
const activeFilterButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('filter-filled'),
  tooltip: 'Filter by Path (on)',
};
const panelButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('layout-sidebar-left'),
  tooltip: 'Show in the Search Panel',
};

/** One at a time; a new one takes the place of the one before. */
export class QuickPickSearch implements vscode.Disposable {
  readonly #targets: QuickPickTargets;
  #session: QuickPickSession | undefined;
  #filters: PanelFilters = { paths: '', languages: '' };

  constructor(targets: QuickPickTargets) {
    this.#targets = targets;
  }

  show(query = ''): void {
    this.#session?.dispose();
    const session = new QuickPickSession(this.#targets, this.#filters, () => {
      // Asking for the filter closes the list; it opens again with what was typed.
      void this.#askFilter(session.query);
    });
    this.#session = session;
    session.open(query);
  }

  async openToSide(): Promise<void> {
    await this.#session?.accept('side');
  }

  dispose(): void {
    this.#session?.dispose();
  }

  async #askFilter(query: string): Promise<void> {
    const paths = await vscode.window.showInputBox({
      title: 'Files to include or exclude',
      value: this.#filters.paths,
      placeHolder: 'e.g. src/**, !**/test/**',
      prompt: 'Globs or names of folders, separated by commas; “!” excludes. Empty for all files.',
    });
    if (paths !== undefined) this.#filters = { ...this.#filters, paths };
    this.show(query);
  }
}

class QuickPickSession implements vscode.Disposable {
  readonly #targets: QuickPickTargets;
  readonly #filters: PanelFilters;
  readonly #pick = vscode.window.createQuickPick<ResultItem>();
  readonly #search: SearchController;
  readonly #store = new DisposableStore();
  readonly #before: ReturnType<Navigation['capture']>;
  #hasPreviewed = false;
  #isDone = false;
  #restored: Promise<void> | undefined;

  constructor(targets: QuickPickTargets, filters: PanelFilters, onFilter: () => void) {
    this.#targets = targets;
    this.#filters = filters;
    this.#before = targets.navigation.capture();
    this.#store.add(this.#pick);
    this.#search = this.#store.add(
      new SearchController({
        search: ({ query, options }, signal) => targets.host.search(query, options, signal),
        delayMs: typingPauseMs,
      }),
    );
    this.#configure();
    this.#listen(onFilter);
  }

  get query(): string {
    return this.#pick.value;
  }

  open(query: string): void {
    void vscode.commands.executeCommand('setContext', 'kindred.quickPickOpen', true);
    this.#pick.value = query;
    this.#request(true);
    this.#pick.show();
  }

  async accept(mode: OpenMode, item = this.#pick.activeItems[0]): Promise<void> {
    if (item?.completion !== undefined) this.#complete(item.completion);
    if (item?.hit === undefined) return;
    this.#isDone = true;
    // The side opens beside what was there before, not beside the preview of the same place.
    if (mode === 'side' && this.#hasPreviewed) await this.#targets.navigation.restore(this.#before);
    await this.#targets.navigation.open(item.hit, mode, this.query);
    this.dispose();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #configure(): void {
    const pick = this.#pick;
    pick.title = 'Kindred';
    pick.placeholder = 'Ask in plain words; path: lang: kind: symbol: in: narrow it';
    pick.matchOnDescription = false;
    pick.matchOnDetail = false;
    pick.keepScrollPosition = false;
    pick.buttons = [hasAnyFilter(this.#filters) ? activeFilterButton : filterButton, panelButton];
  }

  #listen(onFilter: () => void): void {
    const pick = this.#pick;
    const { openPanel } = this.#targets;
    this.#store.add(
      this.#search.onState((state) => {
        this.#render(state);
      }),
    );
    this.#store.add(
      this.#targets.host.onIndexed(() => {
        // The engine was away; an answer that is on show is left alone while one chooses.
        if (this.#search.state.type === 'failed') this.#search.refresh();
      }),
    );
    this.#store.add(
      pick.onDidChangeValue(() => {
        this.#request(false);
      }),
    );
    this.#store.add(
      pick.onDidChangeActive(([item]) => {
        this.#preview(item);
      }),
    );
    this.#store.add(
      pick.onDidAccept(() => {
        void this.accept('open'); // answers for its failures
      }),
    );
    this.#store.add(
      pick.onDidTriggerItemButton(({ item }) => {
        void this.accept('side', item);
      }),
    );
    this.#store.add(
      pick.onDidTriggerButton((button) => {
        if (button === panelButton) openPanel(pick.value);
        else onFilter();
      }),
    );
    this.#store.add(
      pick.onDidHide(() => {
        this.#onHide();
      }),
    );
  }

  #complete(query: string): void {
    this.#pick.value = query;
    this.#request(true);
  }

  #request(immediate: boolean): void {
    const options = {
      ...searchOptions(this.#filters, displaySettings().limit),
      openPaths: openPaths(),
    };
    this.#search.request({ query: this.#pick.value, options }, immediate);
  }

  #render(state: SearchState): void {
    const pick = this.#pick;
    pick.busy = state.type === 'searching';
    if (state.type === 'searching') return; // what is there stays until the answer comes
    pick.title = state.type === 'found' ? answerTitle(state.result) : 'Kindred';
    pick.items = this.#itemsOf(state);
  }

  #itemsOf(state: Exclude<SearchState, { type: 'searching' }>): ResultItem[] {
    if (state.type === 'idle') return completionItems('');
    if (state.type === 'failed') {
      const completions = completionItems(state.request.query);
      return [hint('warning', messageOf(state.error)), ...completions];
    }
    if (state.result.hits.length === 0) {
      const advice = adviceForNothing(state.request.query, this.#filters);
      return [hint('info', `Nothing found. ${advice}`)];
    }
    const roots = this.#targets.host.engineOptions?.roots ?? [];
    const names = new Map(roots.map(({ folder, name }) => [folder, name]));
    return showHits(state.result.hits, names).map((shown) => ({
      ...hitItem(shown),
      buttons: [sideButton],
    }));
  }

  #preview(item: ResultItem | undefined): void {
    if (item?.hit === undefined || this.#isDone) return;
    // The first row is active before anyone has moved: it is not a wish to see it.
    const isFirst = item === this.#pick.items[0];
    if (isFirst && !this.#hasPreviewed) return;
    this.#hasPreviewed = true;
    void this.#targets.navigation.open(item.hit, 'preview', this.query); // answers for its failures
  }

  #onHide(): void {
    void vscode.commands.executeCommand('setContext', 'kindred.quickPickOpen', false);
    if (!this.#isDone && this.#hasPreviewed) {
      this.#restored ??= this.#targets.navigation.restore(this.#before);
    }
    this.dispose();
  }
}

function hint(icon: string, text: string): ResultItem {
  return { label: `$(${icon})`, description: text, alwaysShow: true };
}
