// "Find Similar" from the editor: what is in hand becomes what is compared.

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { KindredApi } from '../../src/extension/main.ts';
import { activated, panelUntil, whenState, workspaceFile } from './kindred.ts';

let kindred: KindredApi;

async function editorOn(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(workspaceFile(path), { preview: false });
}

/** Runs a command and waits for the panel's answer to it. */
async function similarBy(
  command: string,
  argument?: unknown,
): Promise<readonly [string, string[]]> {
  const before = kindred.panel.search.state;
  await vscode.commands.executeCommand(command, argument);
  const { query, hits } = await panelUntil(
    kindred,
    (_result, request) => request.similarTo !== undefined && kindred.panel.search.state !== before,
  );
  return [query, hits.map(({ path }) => path)];
}

suite('Find Similar', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('takes the symbol at the cursor where nothing is selected', async () => {
    const editor = await editorOn('src/session/sessionStore.ts');
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('removeExpiredSessions'));
    editor.selection = new vscode.Selection(line, 0, line, 0);
    const [query, paths] = await similarBy('kindred.findSimilar');
    assert.match(query, /removeExpiredSessions.* in src\/session\/sessionStore\.ts:\d+–\d+/);
    assert.ok(paths.length > 0);
  });

  test('takes the selection where there is one, without the place itself', async () => {
    const editor = await editorOn('service/tide.go');
    editor.selection = new vscode.Selection(0, 0, editor.document.lineCount - 1, 0);
    const [query, paths] = await similarBy('kindred.findSimilar');
    assert.match(query, /service\/tide\.go/);
    assert.ok(!paths.includes('service/tide.go'));
    assert.ok(paths.includes('service/berth.go'));
  });

  test('takes the file that a menu was opened on', async () => {
    const [query, paths] = await similarBy(
      'kindred.findSimilarToFile',
      workspaceFile('docs/payments.md'),
    );
    assert.equal(query, 'docs/payments.md');
    assert.ok(!paths.includes('docs/payments.md'));
  });

  test('takes the text of the clipboard', async () => {
    await vscode.env.clipboard.writeText('func Tide(hour int) float64 { return 2.5 }');
    const [query, paths] = await similarBy('kindred.findSimilarToClipboard');
    assert.match(query, /^“func Tide/);
    assert.equal(paths[0], 'service/tide.go');
  });
});
