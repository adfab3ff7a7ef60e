// The brief highlight that shows where the eye should go after a jump.

import * as vscode from 'vscode';

/** Long enough to be found, short enough not to be taken for a selection. */
const highlightMs = 1_000;

export class Highlight implements vscode.Disposable {
  #decoration: vscode.TextEditorDecorationType | undefined;
  #timer: NodeJS.Timeout | undefined;

  show(editor: vscode.TextEditor, range: vscode.Range): void {
    this.clear();
    this.#decoration = vscode.window.createTextEditorDecorationType(highlightStyle());
    editor.setDecorations(this.#decoration, [range]);
    this.#timer = setTimeout(() => {
      this.clear();
    }, highlightMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#decoration?.dispose();
    this.#decoration = undefined;
  }

  dispose(): void {
    this.clear();
  }
}

function highlightStyle(): vscode.DecorationRenderOptions {
  const isHighContrast =
    vscode.window.activeColorTheme.kind === vscode.ColorThemeKind.HighContrast ||
    vscode.window.activeColorTheme.kind === vscode.ColorThemeKind.HighContrastLight;
  return {
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.findRangeHighlightBackground'),
    // High contrast themes give the range no background: a bar at the side shows it there.
    ...(isHighContrast
      ? {
          borderStyle: 'solid',
          borderWidth: '0 0 0 4px',
          borderColor: new vscode.ThemeColor('contrastActiveBorder'),
        }
      : {}),
  };
}
