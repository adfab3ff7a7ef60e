// Tells the engine what stands in editors that are not saved, so that a search sees what is on
// the screen: a moment after the last key, and until the disk holds the same again.

import * as vscode from 'vscode';
import { setTimeout as delay } from 'node:timers/promises';
import { DisposableStore } from '../base/disposable.ts';
import type { EngineHost } from './engineHost.ts';

/** Between two words of a quick typist: each text is cut and encoded. */
const quietMs = 300;
/** Characters; a longer text is larger than any limit of files that makes sense. */
const maxCharacters = 8 * 2 ** 20;
/** Indexing may be paused: then what was typed is let go of all the same. */
const maxWaitMs = 2_000;

export class UnsavedEditors implements vscode.Disposable {
  readonly #host: EngineHost;
  readonly #store = new DisposableStore();
  /** Documents that wait for a pause in the typing. */
  readonly #waiting = new Map<vscode.TextDocument, NodeJS.Timeout>();

  constructor(host: EngineHost) {
    this.#host = host;
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#changed(document);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#cancel(document);
        void this.#host.setBuffer(document.uri.fsPath, undefined); // answers for its failures
      }),
    );
    // Editors that were left unsaved when the window was closed.
    for (const document of vscode.workspace.textDocuments) this.#changed(document);
  }

  /** Does not wait for the pause: the person asks about what is on the screen now. */
  async flush(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((document) => this.#send(document)));
  }

  dispose(): void {
    for (const document of [...this.#waiting.keys()]) this.#cancel(document);
    this.#store.dispose();
  }

  #changed(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'file') return;
    if (vscode.workspace.getWorkspaceFolder(document.uri) === undefined) return;
    this.#cancel(document);
    if (document.isDirty) this.#schedule(document);
    else if (this.#host.hasBuffer(document.uri.fsPath)) void this.#release(document); // as above
  }

  #schedule(document: vscode.TextDocument): void {
    const send = (): void => {
      void this.#send(document); // the host answers for its failures
    };
    this.#waiting.set(document, setTimeout(send, quietMs));
  }

  async #send(document: vscode.TextDocument): Promise<void> {
    this.#cancel(document);
    const text = document.getText();
    if (text.length <= maxCharacters) await this.#host.setBuffer(document.uri.fsPath, text);
  }

  /** Saved, undone or reverted: the index follows first, so that no old line comes back. */
  async #release(document: vscode.TextDocument): Promise<void> {
    const path = document.uri.fsPath;
    await this.#host.setBuffer(path, document.getText());
    await Promise.race([this.#host.update([path]), delay(maxWaitMs)]);
    if (!document.isDirty) await this.#host.setBuffer(path, undefined);
  }

  #cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#waiting.get(document));
    this.#waiting.delete(document);
  }
}
