// The duplicates of the files on the screen: compared when nobody types, after a file is shown or
// has changed, and moved along with the lines in between. What is shown of them is for others.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import { CancelledError, hasCode } from '../../base/errors.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { Logger } from '../../base/logger.ts';
import type { DuplicateCluster, DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from '../../core/duplicates/duplicateOptions.ts';
import type { EngineHost } from '../engineHost.ts';
import { type Cause, FileQueue } from './fileQueue.ts';
import { lineEdit, type LivePlace, movePlaces, placesIn } from './livePlaces.ts';
import type { OpenedTexts } from './newCode.ts';
import { fileInRoots, placeUri } from './placeUri.ts';

/** Longer than a pause for thought between two words: nothing flickers while one types. */
const quietMs = 1_200;
/** Characters; the text of a longer file is not kept to tell what is new in it. */
const maxKeptCharacters = 2 ** 19;

export interface LiveDuplicatesOptions {
  readonly host: EngineHost;
  readonly logger: Logger;
  /** What is shown of them: `always` for every file on the screen, `saved` for changed ones. */
  wanted(): 'always' | 'saved' | 'never';
  find(options: DuplicateOptions, signal: AbortSignal): Promise<DuplicateReport>;
}

/** A file was compared. */
export interface LiveAnswer {
  readonly uri: vscode.Uri;
  readonly places: readonly LivePlace[];
  /** Set when the file has changed since it was opened. */
  readonly texts?: OpenedTexts;
}

interface LiveFile {
  readonly clusters: readonly DuplicateCluster[];
  readonly places: readonly LivePlace[];
}

export class LiveDuplicates implements vscode.Disposable {
  readonly #options: LiveDuplicatesOptions;
  readonly #store = new DisposableStore();
  readonly #answered = this.#store.add(new Emitter<LiveAnswer>());
  readonly onAnswer: Event<LiveAnswer> = this.#answered.event;
  readonly #moved = this.#store.add(new Emitter<undefined>());
  /** Lines have moved, or files are no longer known. */
  readonly onMoved: Event<undefined> = this.#moved.event;
  readonly #files = new Map<string, LiveFile>();
  readonly #openedTexts = new Map<string, string>();
  readonly #queue: FileQueue;

  constructor(options: LiveDuplicatesOptions) {
    this.#options = options;
    const { host } = options;
    this.#queue = this.#store.add(
      new FileQueue({
        quietMs,
        isReady: () => host.status.type === 'engine' && host.status.status.state === 'ready',
        compare: (path, cause, signal) => this.#compare(path, cause, signal),
      }),
    );
    this.#store.add(
      host.onStatus(() => {
        this.#queue.wake();
      }),
    );
    this.#listen();
    this.#lookAtEditors(vscode.window.visibleTextEditors);
  }

  /** Of every file that is open: for commands that name a cluster by its id. */
  get clusters(): readonly DuplicateCluster[] {
    return [...this.#files.values()].flatMap(({ clusters }) => clusters);
  }

  placesOf(uri: vscode.Uri): readonly LivePlace[] {
    return this.#files.get(uri.fsPath)?.places ?? [];
  }

  /** Settings or ignores have changed: everything on the screen is compared again. */
  refresh(): void {
    for (const path of [...this.#files.keys()]) this.#forget(path);
    this.#lookAtEditors(vscode.window.visibleTextEditors);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #listen(): void {
    this.#store.add(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.#lookAtEditors(editors);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#edited(event);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#changed(document);
      }),
    );
    this.#store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#openedTexts.delete(uri.fsPath);
        this.#queue.remove(uri.fsPath);
        this.#forget(uri.fsPath);
      }),
    );
  }

  #lookAtEditors(editors: readonly vscode.TextEditor[]): void {
    const wanted = this.#options.wanted();
    if (wanted === 'never') return;
    for (const { document } of editors) {
      const { fsPath } = document.uri;
      if (!this.#isOurs(document)) continue;
      const text = document.getText();
      const isKept = this.#openedTexts.has(fsPath) || text.length > maxKeptCharacters;
      if (!isKept) this.#openedTexts.set(fsPath, text);
      if (wanted === 'always' && !this.#files.has(fsPath)) this.#queue.add(fsPath, 'shown');
    }
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    this.#queue.wake();
    const file = this.#files.get(document.uri.fsPath);
    if (file !== undefined && contentChanges.length > 0) {
      const places = contentChanges.reduce(
        (moved, { range, text }) => movePlaces(moved, lineEdit(range.start, range.end, text)),
        file.places,
      );
      this.#files.set(document.uri.fsPath, { ...file, places });
      this.#moved.fire(undefined);
    }
    // Undone, or written by another program.
    if (!document.isDirty && contentChanges.length > 0) this.#changed(document);
  }

  #changed(document: vscode.TextDocument): void {
    const isOpen = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (this.#options.wanted() !== 'never' && isOpen && this.#isOurs(document)) {
      this.#queue.add(document.uri.fsPath, 'changed');
    }
  }

  #isOurs({ uri }: vscode.TextDocument): boolean {
    const roots = this.#options.host.engineOptions?.roots ?? [];
    return uri.scheme === 'file' && fileInRoots(roots, uri.fsPath) !== undefined;
  }

  async #compare(path: string, cause: Cause, signal: AbortSignal): Promise<void> {
    const file = fileInRoots(this.#options.host.engineOptions?.roots ?? [], path);
    if (file === undefined) return;
    try {
      const { clusters } = await this.#options.find({ scope: { type: 'file', path } }, signal);
      const places = placesIn(clusters, file);
      this.#files.set(path, { clusters, places });
      this.#answered.fire({ uri: vscode.Uri.file(path), places, ...this.#textsOf(path, cause) });
      if (cause === 'changed') this.#lookAtPartners(path, clusters);
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.#forget(path);
      if (!hasCode(error, 'not-indexed')) {
        this.#options.logger.debug(`the duplicates of a file cannot be told: ${String(error)}`);
      }
    }
  }

  /** Files on the screen that share something with a changed one: their lines name the old place. */
  #lookAtPartners(path: string, clusters: readonly DuplicateCluster[]): void {
    const ids = new Set(clusters.map(({ id }) => id));
    for (const [other, { clusters: known }] of this.#files) {
      if (other === path) continue;
      const isShared = known.some(
        ({ id, members }) =>
          ids.has(id) || members.some((member) => placeUri(member).fsPath === path),
      );
      if (isShared) this.#queue.add(other, 'shown');
    }
  }

  #textsOf(path: string, cause: Cause): { readonly texts?: OpenedTexts } {
    const before = this.#openedTexts.get(path);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === path);
    if (cause !== 'changed' || before === undefined || document === undefined) return {};
    return { texts: { before, after: document.getText() } };
  }

  #forget(path: string): void {
    if (!this.#files.delete(path)) return;
    this.#moved.fire(undefined);
    this.#answered.fire({ uri: vscode.Uri.file(path), places: [] });
  }
}
