// Inside the editor, with the real engine in its own process.

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { Hit } from '../../src/core/searchEngine.ts';
import { commands } from '../../src/extension/commands.ts';
import type { KindredApi } from '../../src/extension/main.ts';
import { activated, searchUntil, whenState, workspaceFile } from './kindred.ts';

let kindred: KindredApi;

const paths = (hits: readonly Hit[]): readonly string[] => hits.map(({ path }) => path);
const isFirst = (path: string) => (hits: readonly Hit[]) => hits[0]?.path === path;
const has = (path: string) => (hits: readonly Hit[]) => paths(hits).includes(path);
const lacks = (path: string) => (hits: readonly Hit[]) => !paths(hits).includes(path);

suite('Kindred in the editor', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
  });

  test('activates within 50 ms of the processor: the engine starts in a process of its own', () => {
    assert.ok(kindred.activationCpuMs < 50, `it took ${String(kindred.activationCpuMs)} ms`);
  });

  test('registers every command of the table', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = commands.filter(({ id }) => !registered.has(id)).map(({ id }) => id);
    assert.deepEqual(missing, []);
  });

  test('has indexed the workspace and names model and device', () => {
    const { status: host } = kindred.host;
    assert.equal(host.type, 'engine');
    const { model, device, roots } = host.status;
    assert.deepEqual(
      [model, device === '', roots[0]?.pendingFiles, (roots[0]?.files ?? 0) >= 12],
      ['kindred-sbert', false, 0, true],
    );
  });

  test('finds code by what it does, and leaves out what the ignore files name', async () => {
    const hits = await searchUntil(kindred, 'where are expired sessions removed', () => true);
    assert.equal(hits[0]?.path, 'src/session/sessionStore.ts');
    const ignored = await searchUntil(kindred, 'an ignore file leaves this folder out', () => true);
    assert.ok(lacks('docs/generated/api.md')(ignored));
  });

  test('opens a hit at its lines', async () => {
    const [hit] = await searchUntil(
      kindred,
      'shortest free berth for a boat',
      isFirst('service/berth.go'),
    );
    assert.ok(hit);
    await kindred.navigation.open(hit, 'open');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), workspaceFile('service/berth.go').toString());
    assert.equal(editor.selection.active.line + 1, hit.bestLine);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, false);
  });

  test('previews a hit and goes back to where one was', async () => {
    const start = await vscode.window.showTextDocument(workspaceFile('README.md'), {
      preview: false,
    });
    start.selection = new vscode.Selection(4, 2, 4, 2);
    const before = kindred.navigation.capture();
    const [hit] = await searchUntil(kindred, 'height of the tide', isFirst('service/tide.go'));
    assert.ok(hit);
    await kindred.navigation.open(hit, 'preview');
    await kindred.navigation.restore(before);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), workspaceFile('README.md').toString());
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [4, 2]);
    const tabs = vscode.window.tabGroups.all.flatMap((group) =>
      group.tabs.map(({ label }) => label),
    );
    assert.ok(!tabs.includes('tide.go'), 'the preview is closed');
  });

  test('leaves the editor alone when a hit’s file is gone', async () => {
    const [hit] = await searchUntil(kindred, 'height of the tide', isFirst('service/tide.go'));
    assert.ok(hit);
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    await kindred.navigation.open({ ...hit, path: 'service/gone.go' }, 'preview');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before);
  });
});

suite('The index follows the files', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
  });

  test('when one is saved', async () => {
    const uri = workspaceFile('service/tide.go');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    const text = '\n// Lighthouse blinks the lantern code of the pier.\nfunc Lighthouse() {}\n';
    edit.insert(uri, document.lineAt(document.lineCount - 1).range.end, text);
    await vscode.workspace.applyEdit(edit);
    await document.save();
    const hits = await searchUntil(kindred, 'lantern code of the pier', isFirst('service/tide.go'));
    assert.match(hits[0]?.symbol ?? '', /Lighthouse/);
  });

  test('when one is created, renamed and deleted in the editor', async () => {
    const first = workspaceFile('docs/seagulls.md');
    const second = workspaceFile('docs/birds.md');
    const contents = new TextEncoder().encode(
      '# Seagulls\n\nThey steal sandwiches from tourists.\n',
    );
    const create = new vscode.WorkspaceEdit();
    create.createFile(first, { contents });
    await vscode.workspace.applyEdit(create);
    const query = 'who steals sandwiches';
    await searchUntil(kindred, query, isFirst('docs/seagulls.md'));

    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(first, second);
    await vscode.workspace.applyEdit(rename);
    const renamed = await searchUntil(kindred, query, isFirst('docs/birds.md'));
    assert.ok(lacks('docs/seagulls.md')(renamed));

    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(second);
    await vscode.workspace.applyEdit(remove);
    const left = await searchUntil(kindred, query, lacks('docs/birds.md'));
    assert.ok(lacks('docs/seagulls.md')(left));
  });

  test('when one is written by another program', async () => {
    const uri = workspaceFile('tools/lobster.py');
    const text =
      'def count_lobster_traps(traps):\n    """Counts the lobster traps."""\n    return len(traps)\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const hits = await searchUntil(kindred, 'count the lobster traps', isFirst('tools/lobster.py'));
    assert.equal(hits[0]?.language, 'python');
  });
});

suite('Settings and pauses', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
  });

  test('a changed setting takes another engine, with the new rules', async () => {
    const configuration = vscode.workspace.getConfiguration('kindred');
    const query = 'tried again after one hour, one day and three days';
    await searchUntil(kindred, query, has('docs/payments.md'));
    await configuration.update('exclude', ['docs/**'], vscode.ConfigurationTarget.Workspace);
    await whenState(kindred, 'starting');
    await whenState(kindred, 'ready');
    const without = await searchUntil(kindred, query, lacks('docs/payments.md'));
    assert.ok(without.length > 0, 'the other files are still there');
    await configuration.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await whenState(kindred, 'starting');
    await whenState(kindred, 'ready');
    await searchUntil(kindred, query, has('docs/payments.md'));
  });

  test('pausing is seen in the status, searching goes on, resuming brings it back', async () => {
    await vscode.commands.executeCommand('kindred.pauseIndexing');
    await whenState(kindred, 'paused');
    await searchUntil(kindred, 'shortest free berth for a boat', isFirst('service/berth.go'));
    await vscode.commands.executeCommand('kindred.resumeIndexing');
    await whenState(kindred, 'ready');
  });

  test('an index that is rebuilt finds the same', async () => {
    await vscode.commands.executeCommand('kindred.rebuildIndex');
    const hits = await searchUntil(kindred, 'compare passwords in constant time', () => true);
    assert.equal(hits[0]?.path, 'src/session/passwordHash.ts');
  });
});
