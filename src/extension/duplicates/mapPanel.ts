// The picture of the duplicates: a webview beside the editors that draws snapshots and says which
// cluster was chosen.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import type { Logger } from '../../base/logger.ts';
import {
  type DuplicateMapHostMessage,
  type DuplicateMapMessage,
  parseDuplicateMapMessage,
} from '../../protocol/duplicateMap.ts';
import { panelHtml, resourceRoots } from '../panelHtml.ts';
import type { DuplicateSearch } from './duplicateSearch.ts';
import { duplicateMapState } from './mapState.ts';

const mapFiles = { script: 'duplicateMap.js', style: 'duplicateMap.css' };

export interface MapPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly search: DuplicateSearch;
  readonly logger: Logger;
  rootNames(): ReadonlyMap<string, string>;
  onFind(): void;
  onOpen(clusterId: string): void;
}

export class MapPanel implements vscode.Disposable {
  readonly #options: MapPanelOptions;
  readonly #store = new DisposableStore();
  #panel: vscode.WebviewPanel | undefined;

  constructor(options: MapPanelOptions) {
    this.#options = options;
    this.#store.add(
      options.search.onState(() => {
        this.#post();
      }),
    );
  }

  show(): void {
    if (this.#panel === undefined) this.#panel = this.#create();
    else this.#panel.reveal();
  }

  dispose(): void {
    this.#store.dispose();
    this.#panel?.dispose();
  }

  #create(): vscode.WebviewPanel {
    const { extensionUri } = this.#options;
    const panel = vscode.window.createWebviewPanel(
      'kindred.duplicateMap',
      'Duplicate Map',
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [...resourceRoots(extensionUri)] },
    );
    panel.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message);
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.html = panelHtml(panel.webview, extensionUri, mapFiles);
    return panel;
  }

  #receive(raw: unknown): void {
    const message = parseDuplicateMapMessage(raw);
    if (message === undefined) this.#options.logger.warn('a message of the map is not known');
    else this.#act(message);
  }

  #act(message: DuplicateMapMessage): void {
    if (message.type === 'ready') this.#post();
    else if (message.type === 'find') this.#options.onFind();
    else this.#options.onOpen(message.id);
  }

  /** Complete, every time: a hidden webview is built anew when it is shown. */
  #post(): void {
    const state = duplicateMapState(this.#options.search.state, this.#options.rootNames());
    const message: DuplicateMapHostMessage = { type: 'state', state };
    void this.#panel?.webview.postMessage(message); // a closed panel takes none
  }
}
