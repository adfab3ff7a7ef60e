// What is typed is found before it is saved, and is gone when it is taken back.

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { Hit } from '../../src/core/searchEngine.ts';
import type { KindredApi } from '../../src/extension/main.ts';
import { activated, searchUntil, whenState, workspaceFile } from './kindred.ts';

let kindred: KindredApi;
const path = 'tools/backup.py';
const typed = '\n\ndef polish_the_brass_foghorn(cloth):\n    return cloth.rub("foghorn")\n';
const query = 'polish_the_brass_foghorn';

const shows = (hits: readonly Hit[]): boolean =>
  hits.some((hit) => hit.path === path && JSON.stringify(hit.snippet).includes('brass_foghorn'));
const hides = (hits: readonly Hit[]): boolean => !shows(hits);

/** In a browser's workbench everything is saved a second later unless one says otherwise. */
async function autoSave(value: 'off' | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('files');
  await configuration.update('autoSave', value, vscode.ConfigurationTarget.Workspace);
}

async function type(): Promise<vscode.TextDocument> {
  const { document } = await vscode.window.showTextDocument(workspaceFile(path), {
    preview: false,
  });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, typed);
  await vscode.workspace.applyEdit(edit);
  assert.ok(document.isDirty);
  return document;
}

suite('An unsaved editor', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
    await autoSave('off');
  });
  suiteTeardown(async () => {
    await autoSave(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('is searched as it is on the screen, until it is undone', async () => {
    const document = await type();
    const hits = await searchUntil(kindred, query, shows);
    assert.equal(hits[0]?.snippet?.stale, false);
    await vscode.commands.executeCommand('undo');
    assert.ok(!document.isDirty);
    await searchUntil(kindred, query, hides);
  });

  test('is told to the engine that takes the place of another', async () => {
    await type();
    await searchUntil(kindred, query, shows);
    kindred.host.restart();
    await whenState(kindred, 'ready');
    await searchUntil(kindred, query, shows);
  });

  test('is forgotten when it is closed without saving', async () => {
    await vscode.window.showTextDocument(workspaceFile(path), { preview: false });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await searchUntil(kindred, query, hides);
  });

  test('is found from the disk when it was saved', async () => {
    const document = await type();
    await searchUntil(kindred, query, shows);
    await document.save();
    await searchUntil(
      kindred,
      query,
      (hits) => shows(hits) && !kindred.host.hasBuffer(document.uri.fsPath),
    );
    const edit = new vscode.WorkspaceEdit();
    const text = document.getText();
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(0), document.positionAt(text.length)),
      text.replace(typed, ''),
    );
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await searchUntil(kindred, query, hides);
  });
});
