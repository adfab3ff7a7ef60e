// What the editor offers at a place that is said elsewhere, too: a lens above it, a hover on its
// first line, and quick fixes for its diagnostic.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import { memberId, othersOf } from './clusterTree.ts';
import { diagnosticSource } from './diagnostics.ts';
import type { LiveDuplicates } from './liveDuplicates.ts';
import { type LivePlace, type PlacesOfLine, placesByLine } from './livePlaces.ts';
import { hoverText, lensText } from './liveWording.ts';
import type { DuplicateReference } from './reference.ts';
import { fileName } from './wording.ts';

export interface EditorProvidersOptions {
  readonly live: LiveDuplicates;
  isLensOn(): boolean;
  rootNames(): ReadonlyMap<string, string>;
}

/** Links in a hover may run these and nothing else. */
const linkedCommands = [
  'kindred.compareDuplicates',
  'kindred.openDuplicate',
  'kindred.showDuplicatePlaces',
] as const;

export class EditorProviders
  implements
    vscode.CodeLensProvider,
    vscode.HoverProvider,
    vscode.CodeActionProvider,
    vscode.Disposable
{
  readonly #options: EditorProvidersOptions;
  readonly #store = new DisposableStore();
  readonly #lensesChanged = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#lensesChanged.event;

  constructor(options: EditorProvidersOptions) {
    this.#options = options;
    const files = { scheme: 'file' };
    const { live } = options;
    for (const event of [live.onAnswer, live.onMoved]) {
      this.#store.add(
        event(() => {
          this.#lensesChanged.fire();
        }),
      );
    }
    this.#store.add(vscode.languages.registerCodeLensProvider(files, this));
    this.#store.add(vscode.languages.registerHoverProvider(files, this));
    this.#store.add(
      vscode.languages.registerCodeActionsProvider(files, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    if (!this.#options.isLensOn()) return [];
    return this.#lines(uri).map((line) => {
      const [place] = line.places;
      return new vscode.CodeLens(new vscode.Range(line.line - 1, 0, line.line - 1, 0), {
        title: lensText(line),
        tooltip: 'Shows the places that say the same',
        command: 'kindred.showDuplicatePlaces',
        arguments: place === undefined ? [] : [referenceTo(place)],
      });
    });
  }

  provideHover({ uri }: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const line = this.#lines(uri).find((each) => each.line === position.line + 1);
    const [place] = line?.places ?? [];
    const [best] = line?.others ?? [];
    if (place === undefined || best === undefined) return undefined;
    const reference = { ...referenceTo(place), otherId: memberId(best) };
    const text = new vscode.MarkdownString(
      [
        hoverText(place, best, this.#options.rootNames()),
        [
          link('Compare', 'kindred.compareDuplicates', reference),
          link('Open', 'kindred.openDuplicate', { ...reference, memberId: memberId(best) }),
          link('Show all places', 'kindred.showDuplicatePlaces', reference),
        ].join(' | '),
      ].join('\n\n'),
    );
    text.isTrusted = { enabledCommands: linkedCommands };
    return new vscode.Hover(text);
  }

  provideCodeActions(
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const own = diagnostics.filter(({ source }) => source === diagnosticSource);
    if (own.length === 0) return [];
    return this.#lines(uri)
      .filter(({ line }) => line - 1 >= range.start.line && line - 1 <= range.end.line)
      .flatMap(({ places }) => places)
      .flatMap((place) => actionsFor(place, own));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #lines(uri: vscode.Uri): readonly PlacesOfLine[] {
    return placesByLine(this.#options.live.placesOf(uri));
  }
}

function referenceTo({ cluster, member }: LivePlace): DuplicateReference {
  return { clusterId: cluster.id, memberId: memberId(member) };
}

function link(label: string, command: string, reference: DuplicateReference): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([reference]))})`;
}

function actionsFor(place: LivePlace, diagnostics: vscode.Diagnostic[]): vscode.CodeAction[] {
  const [first, ...rest] = othersOf(place.cluster, place.member);
  if (first === undefined) return [];
  const reference = referenceTo(place);
  const pair = rest.length === 0 ? { ...reference, otherId: memberId(first) } : reference;
  const target = rest.length === 0 ? fileName(first.path) : '…';
  return [
    action(`Compare with ${target}`, 'kindred.compareDuplicates', pair, diagnostics),
    action('Ignore this pair', 'kindred.ignoreDuplicatePair', pair, diagnostics),
    action('Ignore this cluster', 'kindred.ignoreDuplicateCluster', reference, diagnostics),
  ];
}

function action(
  title: string,
  command: string,
  reference: DuplicateReference,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const created = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  created.command = { title, command, arguments: [reference] };
  created.diagnostics = diagnostics;
  return created;
}
