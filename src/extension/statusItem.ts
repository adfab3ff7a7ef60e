// The item in the status bar. Its words come from `statusWording.ts`.

import * as vscode from 'vscode';
import type { HostStatus } from './hostStatus.ts';
import { wordStatus } from './statusWording.ts';

export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem(
      'kindred.status',
      vscode.StatusBarAlignment.Right,
      100,
    );
    this.#item.name = 'Kindred';
    this.#item.command = 'kindred.showMenu';
    this.#item.show();
  }

  render(status: HostStatus): void {
    const { text, spoken, tooltip, severity } = wordStatus(status);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.tooltip = new vscode.MarkdownString(tooltip.join('\n\n'));
    this.#item.backgroundColor =
      severity === 'none'
        ? undefined
        : new vscode.ThemeColor(`statusBarItem.${severity}Background`);
  }

  dispose(): void {
    this.#item.dispose();
  }
}

/** The list of what can be done now; picking an entry does it. */
export async function showMenu(
  entries: readonly {
    readonly icon: string;
    readonly label: string;
    readonly description?: string;
    readonly command: string;
  }[],
): Promise<void> {
  const items = entries.map(({ icon, label, description, command }) => ({
    label: `$(${icon}) ${label}`,
    ...(description === undefined ? {} : { description }),
    command,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Kindred' });
  if (picked !== undefined) await vscode.commands.executeCommand(picked.command);
}
