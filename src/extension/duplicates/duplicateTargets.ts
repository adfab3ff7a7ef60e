// Where to look for duplicates, from what the person has in hand: the workspace, a folder, a file,
// what has changed, or the selection.

import * as vscode from 'vscode';
import { dirname } from 'node:path';
import type { DuplicateScope } from '../../core/duplicates/duplicateOptions.ts';
import { selectedLines } from '../selectedLines.ts';
import type { DuplicateArea } from './duplicateCommands.ts';

/**
 * @param argument  of the command: the file or folder that a menu was opened on
 * @returns         or the sentence that says what is missing
 */
export function duplicateScope(area: DuplicateArea, argument: unknown): DuplicateScope | string {
  if (area === 'workspace') return { type: 'workspace' };
  if (area === 'changed') return { type: 'changed' };
  const editor = vscode.window.activeTextEditor;
  const uri = argument instanceof vscode.Uri ? argument : editor?.document.uri;
  if (uri === undefined) return 'No text editor is active. Open a file first.';
  if (uri.scheme !== 'file' || vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    return 'Only files in the folders of this window can be compared.';
  }
  switch (area) {
    case 'folder':
      // From the palette: the folder of the file at hand.
      return { type: 'folder', path: uri === argument ? uri.fsPath : dirname(uri.fsPath) };
    case 'file':
      return { type: 'file', path: uri.fsPath };
    case 'selection':
      return selectionScope(editor);
  }
}

function selectionScope(editor: vscode.TextEditor | undefined): DuplicateScope | string {
  if (editor === undefined || editor.selection.isEmpty) {
    return 'Nothing is selected. Select some lines, or find the duplicates of the file.';
  }
  const lines = selectedLines(editor.selection);
  return { type: 'lines', path: editor.document.uri.fsPath, lines };
}
