// The hint that something new exists already: an item in the status bar, for it takes no room in the
// code and does not move it; one at a time, gone as soon as another file is looked at.

import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import type { LiveAnswer, LiveDuplicates } from './liveDuplicates.ts';
import { type Hint, hintFor, hintKey, hintText } from './newCode.ts';

const dismissedKey = 'kindred.duplicates.dismissedHints';
/** The oldest are forgotten first. */
const maxDismissed = 500;

export interface HintItemOptions {
  readonly live: LiveDuplicates;
  readonly memento: vscode.Memento;
  isOn(): boolean;
  compare(hint: Hint): Promise<void>;
  open(hint: Hint): Promise<void>;
}

export class HintItem implements vscode.Disposable {
  readonly #options: HintItemOptions;
  readonly #store = new DisposableStore();
  readonly #item: vscode.StatusBarItem;
  #shown: { readonly hint: Hint; readonly uri: string } | undefined;
  /** Acted upon in this window: said once is enough. */
  readonly #done = new Set<string>();

  constructor(options: HintItemOptions) {
    this.#options = options;
    this.#item = this.#store.add(
      vscode.window.createStatusBarItem('kindred.hint', vscode.StatusBarAlignment.Right, 99),
    );
    this.#item.name = 'Kindred: Similar Code';
    this.#item.command = 'kindred.showDuplicateHint';
    this.#store.add(
      options.live.onAnswer((answer) => {
        this.#consider(answer);
      }),
    );
    this.#store.add(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // Without an editor the focus is in a list or a panel: the file is still there.
        if (editor !== undefined && editor.document.uri.toString() !== this.#shown?.uri)
          this.#hide();
      }),
    );
  }

  /** On show; undefined for none. */
  get hint(): Hint | undefined {
    return this.#shown?.hint;
  }

  /** What can be done about it. */
  async choose(): Promise<void> {
    const hint = this.hint;
    if (hint === undefined) return;
    const actions = [
      { label: '$(diff) Compare', run: () => this.#options.compare(hint) },
      { label: '$(go-to-file) Open', run: () => this.#options.open(hint) },
      { label: "$(bell-slash) Don't show again for this place", run: () => this.dismiss() },
      { label: '$(settings-gear) Turn such hints off…', run: openSetting },
    ];
    const picked = await vscode.window.showQuickPick(actions, { title: hintText(hint) });
    if (picked === undefined) return;
    await picked.run();
    this.#done.add(hintKey(hint.place.member));
    this.#hide();
  }

  async dismiss(): Promise<void> {
    const hint = this.hint;
    if (hint === undefined) return;
    this.#hide();
    const dismissed = [...this.#dismissed(), hintKey(hint.place.member)].slice(-maxDismissed);
    await this.#options.memento.update(dismissedKey, dismissed);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #consider({ uri, places, texts }: LiveAnswer): void {
    const isActive = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
    const isNews = texts !== undefined && isActive && this.#options.isOn();
    if (!isNews) {
      // What was compared again without being asked for keeps its hint as long as it is alike.
      if (this.#shown?.uri === uri.toString() && places.length === 0) this.#hide();
      return;
    }
    const hint = hintFor(places, texts, new Set([...this.#dismissed(), ...this.#done]));
    if (hint === undefined) this.#hide();
    else this.#show(hint, uri);
  }

  #show(hint: Hint, uri: vscode.Uri): void {
    this.#shown = { hint, uri: uri.toString() };
    const text = hintText(hint);
    this.#item.text = `$(copy) ${text}`;
    this.#item.tooltip = 'This exists already. Click for what can be done.';
    this.#item.accessibilityInformation = { label: text, role: 'button' };
    this.#item.show();
  }

  #hide(): void {
    this.#shown = undefined;
    this.#item.hide();
  }

  #dismissed(): readonly string[] {
    const stored: unknown = this.#options.memento.get(dismissedKey);
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  }
}

async function openSetting(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', 'kindred.duplicates.hint');
}
