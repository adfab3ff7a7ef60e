// Two places side by side, in VS Code's diff. Only their lines: two whole files that share a
// function would differ nearly everywhere, and the lines that matter would stand far apart.

import * as vscode from 'vscode';
import type { DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import { rangeText } from '../../core/lineRange.ts';
import { placeUri } from './placeUri.ts';
import { comparisonTitle } from './wording.ts';

const comparisonScheme = 'kindred-duplicate';

/** Serves the lines of places as documents that cannot be edited. */
export class ComparedPlaces implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #registration: vscode.Disposable;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(
      comparisonScheme,
      this,
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const query = new URLSearchParams(uri.query);
    const file = vscode.Uri.parse(query.get('file') ?? '', true);
    const [start = 1, end = start] = (query.get('lines') ?? '').split('–').map(Number);
    const document = await vscode.workspace.openTextDocument(file);
    return (
      document
        .getText()
        .split(/\r?\n/)
        .slice(start - 1, end)
        .join('\n') + '\n'
    );
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

export async function comparePlaces(a: DuplicateMember, b: DuplicateMember): Promise<void> {
  const uris = [comparisonUri(a), comparisonUri(b)];
  await vscode.commands.executeCommand('vscode.diff', ...uris, comparisonTitle(a, b), {
    preview: true,
  });
}

/** The path keeps the file's name, for its language; the content keeps an old text from showing. */
function comparisonUri(member: DuplicateMember): vscode.Uri {
  const file = placeUri(member);
  const query = new URLSearchParams({
    file: file.toString(),
    lines: rangeText(member.lines),
    content: member.contentId,
  });
  return file.with({ scheme: comparisonScheme, query: query.toString() });
}
