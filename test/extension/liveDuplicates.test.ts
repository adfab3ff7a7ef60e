// What the editor says of duplicates where one works: diagnostics, lenses, hovers, quick fixes and
// the hint that something new exists already.

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { Hint } from '../../src/extension/duplicates/newCode.ts';
import type { KindredApi } from '../../src/extension/main.ts';
import { renamedCopy } from '../support/plantedCopies.ts';
import { plantCopies, removeCopies } from './copies.ts';
import { activated, whenever, whenState, workspaceFile } from './kindred.ts';

let kindred: KindredApi;

const wind = (): vscode.Uri => workspaceFile('copies/weather/wind.ts');
const fresh = (): vscode.Uri => workspaceFile('copies/fresh.ts');

function ownDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Kindred');
}

/** Waits for the next answer about a file that fulfils the condition. */
async function answered(condition: () => boolean, what: string): Promise<void> {
  await whenever(kindred.duplicates.live.onAnswer, condition, what);
}

async function change(key: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('kindred.duplicates');
  await configuration.update(key, value, vscode.ConfigurationTarget.Workspace);
}

/** In a browser's workbench everything is saved a second later unless one says otherwise. */
async function autoSave(value: 'off' | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('files');
  await configuration.update('autoSave', value, vscode.ConfigurationTarget.Workspace);
}

async function insert(uri: vscode.Uri, line: number, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(line, 0), text);
  await vscode.workspace.applyEdit(edit);
}

async function lensesOf(uri: vscode.Uri): Promise<readonly (readonly [number, string])[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return lenses
    .filter(({ command }) => command?.command === 'kindred.showDuplicatePlaces')
    .map(({ range, command }) => [range.start.line, command?.title ?? '']);
}

suite('Duplicates where one works', () => {
  suiteSetup(async () => {
    kindred = await activated();
    await whenState(kindred, 'ready');
    await autoSave('off');
    await plantCopies(kindred);
    await vscode.window.showTextDocument(wind(), { preview: false });
    await answered(() => ownDiagnostics(wind()).length > 0, 'the copy is marked');
  });
  suiteTeardown(async () => {
    await autoSave(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeCopies();
  });

  test('are Information on the first line, with the other places', () => {
    const [diagnostic] = ownDiagnostics(wind());
    assert.ok(diagnostic);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
    assert.equal(diagnostic.range.isSingleLine, true);
    assert.match(
      diagnostic.message,
      / of readTideTable in copies\/\w+\/tide\.ts:\d+–\d+ and 1 other/,
    );
    const related = diagnostic.relatedInformation ?? [];
    assert.deepEqual(
      related.map(({ location }) => vscode.workspace.asRelativePath(location.uri)).sort(),
      ['copies/harbour/tide.ts', 'copies/office/tide.ts'],
    );
  });

  test('are a lens that moves with its lines', async () => {
    const [[line, title] = []] = await lensesOf(wind());
    assert.equal(title, '2 similar places');
    await insert(wind(), 0, '\n\n');
    const [[moved] = []] = await lensesOf(wind());
    assert.equal(moved, (line ?? 0) + 2);
    const { document } = await vscode.window.showTextDocument(wind(), { preview: false });
    await vscode.commands.executeCommand('undo');
    // The command ends before the editor has told of the change.
    const isUndone = (): boolean => !document.getText().startsWith('\n\n');
    await whenever(vscode.workspace.onDidChangeTextDocument, isUndone, 'the edit is undone');
  });

  test('are a hover with links to our own commands', async () => {
    const [[line] = []] = await lensesOf(wind());
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      ...[wind(), new vscode.Position(line ?? 0, 4)],
    );
    const texts = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
    const text = texts.find((each) => each.includes('command:kindred.'));
    assert.match(text ?? '', /\*\*readTideTable\*\* in copies/);
    const links = [...(text ?? '').matchAll(/command:([\w.]+)/g)].map(([, id]) => id);
    assert.deepEqual(links, [
      'kindred.compareDuplicates',
      'kindred.openDuplicate',
      'kindred.showDuplicatePlaces',
    ]);
  });

  test('offer to compare and to put aside', async () => {
    const [diagnostic] = ownDiagnostics(wind());
    assert.ok(diagnostic);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      ...[wind(), diagnostic.range, vscode.CodeActionKind.QuickFix.value],
    );
    const titles = actions.map(({ title }) => title);
    for (const title of ['Compare with …', 'Ignore this pair', 'Ignore this cluster']) {
      assert.ok(titles.includes(title), `${title} is among ${titles.join(', ')}`);
    }
  });

  test('are not marked where that is switched off', async () => {
    await change('diagnostics', 'off');
    await change('codeLens', false);
    await answered(() => ownDiagnostics(wind()).length === 0, 'the marks are gone');
    assert.deepEqual(await lensesOf(wind()), []);
    await change('diagnostics', undefined);
    await change('codeLens', undefined);
    await answered(() => ownDiagnostics(wind()).length > 0, 'the marks are back');
  });

  test('are told of once when a new function resembles one that exists', async () => {
    const { live, hint } = kindred.duplicates;
    const shown = (): Hint | undefined => hint.hint;
    await vscode.workspace.fs.writeFile(fresh(), new TextEncoder().encode('export {};\n'));
    await vscode.window.showTextDocument(fresh(), { preview: false });
    const written = renamedCopy.replaceAll('parseWindReport', 'loadGusts');
    await insert(fresh(), 0, written);
    assert.equal(shown(), undefined, 'nothing is said before it is saved');
    await vscode.workspace.save(fresh());
    await answered(() => shown() !== undefined, 'the hint is there');
    assert.equal(shown()?.place.member.symbol, 'loadGusts');
    assert.match(shown()?.existing.path ?? '', /copies\/(office|harbour|weather)/);

    await hint.dismiss();
    let answers = 0;
    const subscription = live.onAnswer(({ uri }) => {
      if (uri.toString() === fresh().toString()) answers++;
    });
    await insert(fresh(), 0, '// Gusts.\n');
    await vscode.workspace.save(fresh());
    await answered(() => answers > 0, 'the file was compared again');
    subscription.dispose();
    assert.equal(shown(), undefined, 'what was dismissed stays away');
  });
});
