// Opens a hit at its lines, as a preview or for good, and finds the way back.

import * as vscode from 'vscode';
import { join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { SpanEncoder } from '../core/search/page/locateLine.ts';
import type { OpenMode } from '../protocol/messages.ts';
import { Highlight } from './highlight.ts';
import type { PlaceToOpen } from './hitDisplay.ts';
import { locateInEditor } from './locateInEditor.ts';

/** Where the person was before a preview. */
export interface EditorPlace {
  readonly uri: vscode.Uri;
  readonly column: vscode.ViewColumn | undefined;
  readonly selection: vscode.Selection;
  readonly visibleRange: vscode.Range | undefined;
  readonly isPreview: boolean;
}

export class Navigation implements vscode.Disposable {
  readonly #logger: Logger;
  readonly #engine: SpanEncoder;
  readonly #highlight = new Highlight();
  #newest = 0;
  /** Documents that were previewed since the last capture. */
  readonly #previewed = new Set<string>();

  /** @param engine  says which line of a hit is the best when its words do not */
  constructor(logger: Logger, engine: SpanEncoder) {
    this.#logger = logger;
    this.#engine = engine;
  }

  /**
   * Newest wins: an opening that is overtaken by another one leaves the editor alone.
   *
   * @param query  that found the place; without one its best line is taken as it is
   */
  async open(place: PlaceToOpen, mode: OpenMode, query?: string): Promise<void> {
    const turn = ++this.#newest;
    try {
      const document = await vscode.workspace.openTextDocument(join(place.root, place.path));
      if (turn !== this.#newest) return;
      const range = rangeOf(document, place.lines.start, place.lines.end);
      const line = await locateInEditor(this.#engine, place, document.getText(), query);
      if (turn !== this.#newest) return;
      const best = rangeOf(document, line, line);
      const editor = await vscode.window.showTextDocument(document, showOptions(mode, best));
      if (mode === 'preview') this.#previewed.add(document.uri.toString());
      if (turn !== this.#newest) return;
      editor.revealRange(best, vscode.TextEditorRevealType.InCenter);
      this.#highlight.show(editor, range);
    } catch (error) {
      this.#logger.warn(`cannot open ${place.path}: ${messageOf(error)}`);
      if (mode === 'preview') return;
      void vscode.window.showWarningMessage(
        `${place.path} cannot be opened. It may have been deleted since it was indexed.`,
      );
    }
  }

  /** Takes back openings that are still under way. */
  cancel(): void {
    this.#newest++;
    this.#highlight.clear();
  }

  /** Remembers the active editor, to come back to it after previews. */
  capture(): EditorPlace | undefined {
    this.#previewed.clear();
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    return {
      uri: editor.document.uri,
      column: editor.viewColumn,
      selection: editor.selection,
      visibleRange: editor.visibleRanges[0],
      isPreview: vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview ?? false,
    };
  }

  /** Puts the editor back as it was before the previews, and closes the last of them. */
  async restore(place: EditorPlace | undefined): Promise<void> {
    this.cancel();
    const uri = place?.uri.toString();
    if (place !== undefined) await this.#show(place, this.#previewed.has(place.uri.toString()));
    const left = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter((tab) => tab.isPreview && uriOf(tab) !== uri && this.#previewed.has(uriOf(tab)));
    if (left.length > 0) await vscode.window.tabGroups.close(left, true);
  }

  dispose(): void {
    this.cancel();
    this.#highlight.dispose();
  }

  /** VS Code remembers where one was in a document, unless a preview has moved about in it. */
  async #show(place: EditorPlace, hasMoved: boolean): Promise<void> {
    const editor = await vscode.window.showTextDocument(place.uri, {
      ...(place.column === undefined ? {} : { viewColumn: place.column }),
      preview: place.isPreview,
    });
    if (!hasMoved) return;
    editor.selection = place.selection;
    if (place.visibleRange !== undefined) {
      editor.revealRange(place.visibleRange, vscode.TextEditorRevealType.AtTop);
    }
  }
}

function uriOf(tab: vscode.Tab): string {
  return tab.input instanceof vscode.TabInputText ? tab.input.uri.toString() : '';
}

/** @param startLine @param endLine  1-based, inclusive */
function rangeOf(document: vscode.TextDocument, startLine: number, endLine: number): vscode.Range {
  // A file that has become shorter still opens, at its end.
  const last = document.lineAt(Math.min(endLine, document.lineCount) - 1);
  const first = Math.min(startLine, document.lineCount) - 1;
  return new vscode.Range(new vscode.Position(first, 0), last.range.end);
}

function showOptions(mode: OpenMode, best: vscode.Range): vscode.TextDocumentShowOptions {
  return {
    preview: mode === 'preview',
    preserveFocus: mode === 'preview',
    selection: new vscode.Range(best.start, best.start),
    ...(mode === 'side' ? { viewColumn: vscode.ViewColumn.Beside } : {}),
  };
}
