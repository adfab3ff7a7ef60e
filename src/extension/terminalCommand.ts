// Puts the `kindred` command on the PATH of the editor's terminals, on the same index.

import type * as vscode from 'vscode';
import { delimiter } from 'node:path';

export function contributeTerminalCommand(context: vscode.ExtensionContext): void {
  const variables = context.environmentVariableCollection;
  variables.description = 'Adds the `kindred` command: the search of this window, in the terminal';
  variables.append('PATH', delimiter + context.asAbsolutePath('bin'));
  // The command runs on the editor's own Node: it has the SQLite that the index needs.
  variables.replace('KINDRED_NODE', process.execPath);
}
