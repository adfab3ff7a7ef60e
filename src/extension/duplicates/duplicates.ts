// Puts the parts of duplicates together: the search and its tree, the actions, the picture, and
// what is shown where one works.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import type { Logger } from '../../base/logger.ts';
import type { DuplicateCluster, DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from '../../core/duplicates/duplicateOptions.ts';
import { ignoreFileName } from '../../core/duplicates/ignoreFile.ts';
import type { SimilarTarget } from '../../core/searchEngine.ts';
import { displaySettings } from '../configuration.ts';
import type { EngineHost } from '../engineHost.ts';
import type { Navigation } from '../navigation.ts';
import { ComparedPlaces, comparePlaces } from './compare.ts';
import { DuplicateDiagnostics } from './diagnostics.ts';
import { DuplicateActions } from './duplicateActions.ts';
import type { DuplicateArea, DuplicateCommandTarget } from './duplicateCommands.ts';
import {
  defaultFilters,
  type DuplicateFilters,
  filterOptions,
  hasFilters,
  parseFilters,
} from './duplicateFilters.ts';
import { DuplicateSearch, shownReport } from './duplicateSearch.ts';
import { DuplicatesView } from './duplicatesView.ts';
import { duplicateScope } from './duplicateTargets.ts';
import { EditorProviders } from './editorProviders.ts';
import { pickFilters } from './filterPicker.ts';
import { HintItem } from './hintItem.ts';
import { IgnoreFiles } from './ignoreFiles.ts';
import { LiveDuplicates } from './liveDuplicates.ts';
import { MapPanel } from './mapPanel.ts';
import { viewMessage } from './viewMessage.ts';

const filtersKey = 'kindred.duplicates.filters';

export interface DuplicatesOptions {
  readonly context: vscode.ExtensionContext;
  readonly host: EngineHost;
  readonly navigation: Navigation;
  readonly logger: Logger;
  /** What stands in unsaved editors is told to the engine first. */
  flush(): Promise<void>;
  findSimilar(target: SimilarTarget): Promise<void>;
}

export class Duplicates implements DuplicateCommandTarget, vscode.Disposable {
  readonly #options: DuplicatesOptions;
  readonly #store = new DisposableStore();
  readonly #ignoreFiles: IgnoreFiles;
  readonly #actions: DuplicateActions;
  readonly #map: MapPanel;
  readonly search: DuplicateSearch;
  readonly view: DuplicatesView;
  readonly live: LiveDuplicates;
  readonly hint: HintItem;
  #filters: DuplicateFilters;

  constructor(options: DuplicatesOptions) {
    this.#options = options;
    const { context, host, logger } = options;
    this.#filters = parseFilters(context.workspaceState.get(filtersKey));
    this.#ignoreFiles = new IgnoreFiles(logger);
    this.search = this.#store.add(
      new DuplicateSearch((scope, signal) =>
        this.#find({ ...filterOptions(this.#filters), scope }, signal),
      ),
    );
    this.view = this.#store.add(new DuplicatesView(() => this.#rootNames()));
    this.live = this.#store.add(
      new LiveDuplicates({
        ...{ host, logger },
        wanted: wantedLive,
        find: (duplicateOptions, signal) => this.#find(duplicateOptions, signal),
      }),
    );
    this.#actions = this.#createActions();
    this.hint = this.#store.add(this.#createHint());
    this.#map = this.#store.add(this.#createMap());
    this.#showInEditors();
    this.#listen();
    this.#render();
  }

  async find(area: DuplicateArea, argument: unknown): Promise<void> {
    const scope = duplicateScope(area, argument);
    if (typeof scope === 'string') {
      void vscode.window.showInformationMessage(scope); // nobody waits for it to be closed
      return;
    }
    await this.#whileShown(() => this.search.run(scope));
  }

  async findAgain(): Promise<void> {
    if (this.search.state.type === 'idle') await this.find('workspace', undefined);
    else await this.#whileShown(() => this.search.rerun());
  }

  cancel(): void {
    this.search.cancel();
  }

  async filter(): Promise<void> {
    await this.#setFilters(await pickFilters(this.#filters));
  }

  async resetFilters(): Promise<void> {
    await this.#setFilters(defaultFilters);
  }

  showMap(): void {
    this.#map.show();
    if (this.search.state.type === 'idle') void this.search.run({ type: 'workspace' }); // shows its failures
  }

  async open(argument: unknown): Promise<void> {
    // Enter is pressed on the focused row; only a selected one is known here.
    if (argument === undefined) await vscode.commands.executeCommand('list.select');
    await this.#actions.open(argument, 'open');
  }

  preview = (argument: unknown): Promise<void> => this.#actions.open(argument, 'preview');
  openAll = (argument: unknown): Promise<void> => this.#actions.openAll(argument);
  compare = (argument: unknown): Promise<void> => this.#actions.compare(argument);
  copyMarkdown = (argument: unknown): Promise<void> => this.#actions.copyMarkdown(argument);
  findSimilar = (argument: unknown): Promise<void> => this.#actions.findSimilar(argument);
  showPlaces = (argument: unknown): Promise<void> => this.#actions.showPlaces(argument);
  ignorePair = (argument: unknown): Promise<void> => this.#actions.ignorePair(argument);
  ignoreCluster = (argument: unknown): Promise<void> => this.#actions.ignoreCluster(argument);
  ignorePath = (argument: unknown): Promise<void> => this.#actions.ignorePath(argument);
  showHint = (): Promise<void> => this.hint.choose();

  dispose(): void {
    this.#store.dispose();
  }

  #createActions(): DuplicateActions {
    return new DuplicateActions({
      navigation: this.#options.navigation,
      ignoreFiles: this.#ignoreFiles,
      clusters: () => this.#clusters(),
      knownClusters: () => [...this.#clusters(), ...this.live.clusters],
      selection: () => this.view.tree.selection[0],
      rootNames: () => this.#rootNames(),
      findSimilar: (target) => this.#options.findSimilar(target),
      onIgnored: () => {
        this.live.refresh();
        void this.search.rerun(); // shows its failures
      },
    });
  }

  #createHint(): HintItem {
    return new HintItem({
      live: this.live,
      memento: this.#options.context.workspaceState,
      isOn: () => displaySettings().duplicateHint,
      compare: ({ place, existing }) => comparePlaces(place.member, existing),
      open: ({ existing }) => this.#actions.openMember(existing, 'side'),
    });
  }

  #createMap(): MapPanel {
    return new MapPanel({
      extensionUri: this.#options.context.extensionUri,
      search: this.search,
      logger: this.#options.logger,
      rootNames: () => this.#rootNames(),
      onFind: () => {
        void this.search.run({ type: 'workspace' }); // shows its failures
      },
      onOpen: (clusterId) => {
        void this.#openFromMap(clusterId); // an opening that fails is logged
      },
    });
  }

  #showInEditors(): void {
    const { live } = this;
    const rootNames = (): ReadonlyMap<string, string> => this.#rootNames();
    this.#store.add(new ComparedPlaces());
    this.#store.add(
      new DuplicateDiagnostics({
        ...{ live, rootNames },
        mode: () => displaySettings().duplicateDiagnostics,
      }),
    );
    this.#store.add(
      new EditorProviders({
        ...{ live, rootNames },
        isLensOn: () => displaySettings().duplicateCodeLens,
      }),
    );
  }

  #listen(): void {
    this.#store.add(
      this.search.onState(() => {
        this.#render();
      }),
    );
    this.#store.add(
      this.#options.host.onIndexed(() => {
        this.search.markStale();
      }),
    );
    this.#store.add(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (!uri.path.endsWith(`/${ignoreFileName}`)) return;
        this.search.markStale();
        this.live.refresh();
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('kindred.duplicates')) this.live.refresh();
      }),
    );
  }

  async #find(options: DuplicateOptions, signal: AbortSignal): Promise<DuplicateReport> {
    const ignores = await this.#ignoreFiles.read([...this.#rootNames().keys()]);
    return this.#options.host.findDuplicates({ ...options, ignores }, signal);
  }

  /** In the view, which takes the focus and shows the progress. */
  async #whileShown(run: () => Promise<void>): Promise<void> {
    await this.#options.flush();
    const location = { viewId: DuplicatesView.viewId };
    const running = vscode.window.withProgress({ location }, run);
    await vscode.commands.executeCommand(`${DuplicatesView.viewId}.focus`);
    await running;
  }

  async #setFilters(filters: DuplicateFilters): Promise<void> {
    if (JSON.stringify(filters) === JSON.stringify(this.#filters)) return;
    this.#filters = filters;
    await this.#options.context.workspaceState.update(filtersKey, filters);
    this.#render();
    await this.#whileShown(() => this.search.rerun());
  }

  async #openFromMap(clusterId: string): Promise<void> {
    const cluster = this.#clusters().find(({ id }) => id === clusterId);
    const [first] = cluster?.members ?? [];
    if (first === undefined) return;
    await this.view.reveal(clusterId);
    await this.#actions.openMember(first, 'side');
  }

  #render(): void {
    const message = viewMessage(this.search.state, this.#filters);
    this.view.show(this.#clusters(), message);
    setContext('kindred.duplicates.state', this.search.state.type);
    setContext('kindred.duplicates.filtered', hasFilters(this.#filters));
  }

  #clusters(): readonly DuplicateCluster[] {
    return shownReport(this.search.state)?.clusters ?? [];
  }

  #rootNames(): ReadonlyMap<string, string> {
    const roots = this.#options.host.engineOptions?.roots ?? [];
    return new Map(roots.map(({ folder, name }) => [folder, name]));
  }
}

/** A hint needs the files that change only. */
function wantedLive(): 'always' | 'saved' | 'never' {
  const { duplicateDiagnostics, duplicateCodeLens, duplicateHint } = displaySettings();
  if (duplicateDiagnostics !== 'off' || duplicateCodeLens) return 'always';
  return duplicateHint ? 'saved' : 'never';
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value); // VS Code's own: cannot fail
}
