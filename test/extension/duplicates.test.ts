// Duplicates in the editor, with the real engine: commands, tree, comparison and what is put aside.

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { DuplicateNode } from '../../src/extension/duplicates/clusterTree.ts';
import type { KindredApi } from '../../src/extension/main.ts';
import { duplicatesUntil, plantCopies, removeCopies } from './copies.ts';
import { activated, whenState, workspaceFile } from './kindred.ts';

let kindred: KindredApi;

const ignoreFile = (): vscode.Uri => workspaceFile('.kindred-duplicates.json');

async function ignoreText(): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(ignoreFile()));
}

/** The cluster of the planted files, once the tree shows it. */
async function plantedNode(): Promise<DuplicateNode> {
  const nodes = await duplicatesUntil(kindred, (clusters) =>
    clusters.some(({ cluster }) => cluster.members.length === 3),
  );
  const node = nodes.find(({ cluster }) =>
    cluster.members.some(({ path }) => path.includes('wind')),
  );
  assert.ok(node);
  return node;
}

const paths = (node: DuplicateNode): readonly string[] =>
  node.cluster.members.map(({ path }) => path);

suite('Duplicates', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
    await plantCopies(kindred);
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeCopies();
  });
  teardown(async () => {
    await vscode.workspace.fs.delete(ignoreFile()).then(undefined, () => undefined);
  });

  test('of the workspace are a tree of clusters with their places', async () => {
    await vscode.commands.executeCommand('kindred.findDuplicates');
    const node = await plantedNode();
    const { view } = kindred.duplicates;
    const item = view.getTreeItem(node);
    assert.equal(item.label, 'readTideTable · 3 places');
    assert.match(
      String(item.description),
      /^\w+ (copy|meaning) · [01]\.\d\d · \d+ lines · saves \d+$/,
    );
    const members = view.getChildren(node).map((child) => view.getTreeItem(child));
    assert.deepEqual(
      members.map(({ description }) => String(description).replace(/:\d+–\d+/, '')),
      ['tide.ts · copies/harbour', 'tide.ts · copies/office', 'wind.ts · copies/weather'],
    );
    assert.equal(view.tree.badge?.value, view.nodes.length);
  });

  test('of a file, a folder and the selection are those that lie in it', async () => {
    await plantedNode();
    const inScope = async (command: string, argument?: vscode.Uri): Promise<boolean> => {
      await vscode.commands.executeCommand(command, argument);
      const { nodes } = kindred.duplicates.view;
      return nodes.some((node) => paths(node).includes('copies/weather/wind.ts'));
    };
    const wind = workspaceFile('copies/weather/wind.ts');
    assert.equal(await inScope('kindred.findDuplicatesInFile', wind), true);
    assert.equal(
      await inScope('kindred.findDuplicatesInFile', workspaceFile('service/tide.go')),
      false,
    );
    assert.equal(
      await inScope('kindred.findDuplicatesInFolder', workspaceFile('copies/weather')),
      true,
    );
    assert.equal(await inScope('kindred.findDuplicatesInFolder', workspaceFile('docs')), false);
    const editor = await vscode.window.showTextDocument(wind);
    editor.selection = new vscode.Selection(3, 0, 9, 0);
    assert.equal(await inScope('kindred.findDuplicatesInSelection'), true);
  });

  test('are previewed, and opened for good', async () => {
    const [, , wind] = kindred.duplicates.view.getChildren(await plantedNode());
    const opened = async (command: string): Promise<readonly unknown[]> => {
      await vscode.commands.executeCommand(command, wind);
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return [tab?.label, tab?.isPreview];
    };
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await opened('kindred.previewDuplicate'), ['wind.ts', true]);
    assert.deepEqual(await opened('kindred.openDuplicate'), ['wind.ts', false]);
  });

  test('are compared by their lines alone, side by side', async () => {
    const node = await plantedNode();
    const [first, , third] = node.cluster.members;
    assert.ok(first && third);
    const id = ({ root, path, lines }: typeof first): string =>
      `${root}/${path}:${String(lines.start)}–${String(lines.end)}`;
    await vscode.commands.executeCommand('kindred.compareDuplicates', {
      clusterId: node.cluster.id,
      memberId: id(first),
      otherId: id(third),
    });
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.match(tab?.label ?? '', /^tide\.ts:\d+–\d+ ↔ wind\.ts:\d+–\d+$/);
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    const document = await vscode.workspace.openTextDocument(tab.input.modified);
    assert.equal(document.languageId, 'typescript');
    assert.equal(document.lineCount - 1, third.lines.end - third.lines.start + 1);
    assert.match(document.getText(), /parseWindReport/);
  });

  test('are copied as Markdown', async () => {
    const node = await plantedNode();
    await vscode.commands.executeCommand('kindred.copyDuplicate', node);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^\*\*\w+ · 3 places\*\*: /);
    assert.match(text, /\n- `copies\/weather\/wind\.ts:\d+-\d+` parseWindReport\n/);
  });

  test('that are put aside are gone, and the file keeps what was in it', async () => {
    const node = await plantedNode();
    const before = '{ "version": 1, "clusters": ["0"], "pairs": [["a", "b"]] }';
    await vscode.workspace.fs.writeFile(ignoreFile(), new TextEncoder().encode(before));
    await vscode.commands.executeCommand('kindred.ignoreDuplicateCluster', node);
    await duplicatesUntil(kindred, (nodes) => nodes.every(({ id }) => id !== node.id));
    assert.deepEqual(JSON.parse(await ignoreText()), {
      version: 1,
      clusters: ['0', node.id].sort(),
      pairs: [['a', 'b']],
      paths: [],
    });
  });

  test('are not put aside in a file that is broken', async () => {
    const node = await plantedNode();
    await vscode.workspace.fs.writeFile(ignoreFile(), new TextEncoder().encode('{ broken'));
    await vscode.commands.executeCommand('kindred.ignoreDuplicateCluster', node);
    assert.equal(await ignoreText(), '{ broken');
  });

  test('are not put aside where the file cannot be read', async () => {
    const node = await plantedNode();
    await vscode.workspace.fs.createDirectory(ignoreFile());
    try {
      await vscode.commands.executeCommand('kindred.ignoreDuplicateCluster', node);
    } finally {
      await vscode.workspace.fs.delete(ignoreFile(), { recursive: true });
    }
    assert.equal((await plantedNode()).id, node.id);
  });

  test('are out of date once a file has changed', async () => {
    await plantedNode();
    const isStale = (): boolean => {
      const { state } = kindred.duplicates.search;
      return state.type === 'found' && state.isStale;
    };
    await duplicatesUntil(kindred, () => !isStale());
    const uri = workspaceFile('copies/weather/wind.ts');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '// Wind.\n');
    await vscode.workspace.applyEdit(edit);
    await vscode.workspace.save(uri);
    await duplicatesUntil(kindred, isStale, { isAskedAgain: false });
  });
});
