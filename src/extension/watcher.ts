// Listens to what happens to files, in the editor and outside of it, and hands it on in
// batches.

import * as vscode from 'vscode';
import { relative, sep } from 'node:path';
import { DisposableStore } from '../base/disposable.ts';
import { ChangeBatcher, changeKind } from './changeBatch.ts';
import type { EngineHost } from './engineHost.ts';

/** Saves of one keystroke arrive together; a person does not wait for the rest. */
const quietMs = 250;
/** Even an endless stream of changes is looked at this often. */
const maxWaitMs = 2_000;
/** A branch switch or an install: one walk is cheaper than this many look-ups. */
const maxPaths = 500;

export class FileWatcher implements vscode.Disposable {
  readonly #batcher: ChangeBatcher;
  readonly #store = new DisposableStore();
  #watchers = new DisposableStore();
  #folders: readonly string[] = [];

  constructor(host: EngineHost) {
    this.#batcher = this.#store.add(
      new ChangeBatcher({
        quietMs,
        maxWaitMs,
        maxPaths,
        apply: (batch) => (batch.type === 'paths' ? host.update(batch.paths) : host.index()),
      }),
    );
    const add = (uri: vscode.Uri): void => {
      this.#add(uri);
    };
    this.#store.add(
      vscode.workspace.onDidSaveTextDocument((document) => {
        add(document.uri);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidCreateFiles(({ files }) => {
        files.forEach(add);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        files.forEach(add);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          add(oldUri);
          add(newUri);
        }
      }),
    );
  }

  /** @param folders absolute paths of the roots; replaces the ones before */
  watch(folders: readonly string[]): void {
    this.#watchers.dispose();
    this.#watchers = new DisposableStore();
    this.#folders = folders;
    for (const folder of folders) {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '**/*');
      const watcher = this.#watchers.add(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) {
        this.#watchers.add(
          event((uri) => {
            this.#add(uri);
          }),
        );
      }
    }
  }

  dispose(): void {
    this.#watchers.dispose();
    this.#store.dispose();
  }

  #add(uri: vscode.Uri): void {
    if (uri.scheme !== 'file') return;
    const folder = this.#folders.find((each) => uri.fsPath.startsWith(each + sep));
    if (folder === undefined) return;
    const kind = changeKind(relative(folder, uri.fsPath).replaceAll(sep, '/'));
    if (kind === 'file') this.#batcher.add(uri.fsPath);
    else if (kind === 'rules') this.#batcher.addEverything();
  }
}
