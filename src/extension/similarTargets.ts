// What "find similar" is about, from what the person has in hand: the selection, the symbol at
// the cursor, a file, or the clipboard.

import * as vscode from 'vscode';
import { resolveLanguage } from '../core/chunking/languages.ts';
import type { SimilarTarget } from '../core/searchEngine.ts';
import type { SimilarSubject } from './commands.ts';
import { selectedLines } from './selectedLines.ts';

/**
 * @param argument  of the command: the file that a menu was opened on
 * @returns         or the sentence that says what is missing
 */
export async function similarTarget(
  subject: SimilarSubject,
  argument: unknown,
): Promise<SimilarTarget | string> {
  if (subject === 'clipboard') return clipboardTarget();
  if (subject === 'file' && argument instanceof vscode.Uri) return fileTarget(argument);
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return 'No text editor is active. Open a file first.';
  switch (subject) {
    case 'file':
      return isOnDisk(editor.document) ? fileTarget(editor.document.uri) : allText(editor.document);
    case 'selection':
      return editor.selection.isEmpty
        ? 'Nothing is selected. Select some lines, or find what is similar to the symbol.'
        : selectionTarget(editor);
    case 'symbol':
      return symbolTarget(editor);
    case 'place':
      return editor.selection.isEmpty ? symbolTarget(editor) : selectionTarget(editor);
  }
}

async function clipboardTarget(): Promise<SimilarTarget | string> {
  const text = await vscode.env.clipboard.readText();
  return text.trim() === '' ? 'The clipboard holds no text.' : { type: 'text', text };
}

function fileTarget(uri: vscode.Uri): SimilarTarget | string {
  return uri.scheme === 'file'
    ? { type: 'file', path: uri.fsPath }
    : 'Only files on this machine can be compared.';
}

function selectionTarget({ document, selection }: vscode.TextEditor): SimilarTarget {
  if (!isOnDisk(document)) return textTarget(document, document.getText(selection));
  return { type: 'lines', path: document.uri.fsPath, lines: selectedLines(selection) };
}

function symbolTarget({ document, selection }: vscode.TextEditor): SimilarTarget {
  if (!isOnDisk(document)) return allText(document);
  return { type: 'position', path: document.uri.fsPath, line: selection.active.line + 1 };
}

/** What is in no folder of the window has no place in the index: its text is compared. */
function isOnDisk({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

function allText(document: vscode.TextDocument): SimilarTarget {
  return textTarget(document, document.getText());
}

function textTarget({ languageId }: vscode.TextDocument, text: string): SimilarTarget {
  const language = resolveLanguage(languageId);
  return { type: 'text', text, ...(language === undefined ? {} : { language }) };
}
