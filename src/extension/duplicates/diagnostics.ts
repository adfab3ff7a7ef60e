// Duplicates of the files on the screen as Information: on the first line of a place, with the
// other places as related information.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import type { DiagnosticsMode } from '../settingsReader.ts';
import { othersOf } from './clusterTree.ts';
import type { LiveDuplicates } from './liveDuplicates.ts';
import type { LivePlace } from './livePlaces.ts';
import { diagnosedPlaces, diagnosticText } from './liveWording.ts';
import { placeLocation } from './placeUri.ts';
import { cloneTypeWords, memberTitle } from './wording.ts';

export const diagnosticSource = 'Kindred';

export interface DiagnosticsOptions {
  readonly live: LiveDuplicates;
  mode(): DiagnosticsMode;
  rootNames(): ReadonlyMap<string, string>;
}

export class DuplicateDiagnostics implements vscode.Disposable {
  readonly #options: DiagnosticsOptions;
  readonly #store = new DisposableStore();
  readonly #collection = this.#store.add(
    vscode.languages.createDiagnosticCollection('kindred-duplicates'),
  );

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
    this.#store.add(
      // Between two answers VS Code moves the marks with the lines by itself.
      options.live.onAnswer(({ uri, places }) => {
        this.#show(uri, places);
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  #show(uri: vscode.Uri, places: readonly LivePlace[]): void {
    const diagnosed = diagnosedPlaces(places, this.#options.mode());
    const document = vscode.workspace.textDocuments.find(
      (each) => each.uri.toString() === uri.toString(),
    );
    if (document === undefined || diagnosed.length === 0) this.#collection.delete(uri);
    else
      this.#collection.set(
        uri,
        diagnosed.map((place) => this.#diagnostic(document, place)),
      );
  }

  #diagnostic(document: vscode.TextDocument, place: LivePlace): vscode.Diagnostic {
    const { cluster, member } = place;
    const diagnostic = new vscode.Diagnostic(
      firstLineOf(document, place),
      diagnosticText(place, this.#options.rootNames()),
      vscode.DiagnosticSeverity.Information,
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = cloneTypeWords[cluster.cloneType].name;
    diagnostic.relatedInformation = othersOf(cluster, member).map(
      (other) => new vscode.DiagnosticRelatedInformation(placeLocation(other), memberTitle(other)),
    );
    return diagnostic;
  }
}

/** Only the first line, without its indentation: a whole function underlined is noise. */
function firstLineOf(document: vscode.TextDocument, { lines }: LivePlace): vscode.Range {
  const line = document.lineAt(Math.min(lines.start, document.lineCount) - 1);
  return new vscode.Range(
    new vscode.Position(line.lineNumber, line.firstNonWhitespaceCharacterIndex),
    line.range.end,
  );
}
