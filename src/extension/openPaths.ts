// Which files the person has open: what is looked for is often near them.

import * as vscode from 'vscode';

/** Beyond this, being open says nothing. */
const maxOpenPaths = 50;

/** @returns absolute paths, each once, those on the screen first */
export function openPaths(): readonly string[] {
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document.uri);
  const tabs = vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : [])),
  );
  const paths = [...visible, ...tabs]
    .filter(({ scheme }) => scheme === 'file')
    .map(({ fsPath }) => fsPath);
  return [...new Set(paths)].slice(0, maxOpenPaths);
}
