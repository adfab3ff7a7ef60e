// The documents of our webviews. They may run our own script and style and nothing else.

import * as vscode from 'vscode';
import { randomBytes } from 'node:crypto';

export function resourceRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/** File names without their folders. */
export interface PanelFiles {
  readonly script: string;
  readonly style: string;
}

export const searchPanelFiles: PanelFiles = { script: 'webview.js', style: 'panel.css' };

export function panelHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  files: PanelFiles,
): string {
  const nonce = randomBytes(16).toString('hex');
  const resource = (...path: readonly string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${resource('media', files.style)}">
<title>Kindred</title>
</head>
<body>
<script nonce="${nonce}" src="${resource('dist', files.script)}"></script>
</body>
</html>`;
}
