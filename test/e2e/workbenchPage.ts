// Page objects: Kindred's panel, quick pick and status item, as a person uses them.

import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Workbench } from '../harness/lib/workbench.mjs';

export class WorkbenchPage {
  readonly page: Page;
  readonly panel: SearchPanelPage;
  readonly quickPick: QuickPickPage;
  readonly duplicates: DuplicatesPage;
  readonly map: DuplicateMapPage;
  readonly #workbench: Workbench;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#workbench = new Workbench(page, url);
    this.panel = new SearchPanelPage(page, () => this.#workbench.webview());
    this.quickPick = new QuickPickPage(page);
    this.duplicates = new DuplicatesPage(page);
    this.map = new DuplicateMapPage(page);
  }

  async open(path: string | undefined): Promise<void> {
    await this.#workbench.open(path);
    await this.status().waitFor({ timeout: 60_000 });
  }

  async openReady(path: string): Promise<void> {
    await this.open(path);
    const ready = this.status('Kindred: ready');
    const unread = this.#workbench.emptyWorkspace();
    await ready.or(unread).first().waitFor({ timeout: 60_000 });
    // Now and then the workbench takes a workspace's file for empty, and its explorer says so.
    if (await unread.isVisible()) await this.open(path);
    await ready.waitFor({ timeout: 60_000 });
  }

  async openPanel(): Promise<void> {
    await this.#workbench.activity('Kindred').click();
    await this.panel.input().waitFor({ timeout: 60_000 });
  }

  runCommand(title: string): Promise<void> {
    return this.#workbench.runCommand(title);
  }

  status(text = 'Kindred'): Locator {
    return this.#workbench.statusItem(text);
  }

  notification(text: string): Locator {
    return this.#workbench.notification(text);
  }

  /** Label of the active editor's tab. */
  activeTab(): Locator {
    return this.#workbench.activeTab();
  }

  tab(name: string): Locator {
    return this.page.locator('.part.editor .tabs-container [role="tab"]').filter({ hasText: name });
  }

  /** `Ln 60, Col 1`. */
  cursor(): Locator {
    return this.#workbench.cursor();
  }

  /** True while the keys go to a text editor. */
  async isEditorFocused(): Promise<boolean> {
    return (await this.page.locator('.monaco-editor.focused').count()) > 0;
  }
}

class SearchPanelPage {
  readonly #page: Page;
  readonly #frame: () => FrameLocator;

  constructor(page: Page, frame: () => FrameLocator) {
    this.#page = page;
    this.#frame = frame;
  }

  input(): Locator {
    return this.#frame().locator('#query');
  }

  body(): Locator {
    return this.#frame().locator('body');
  }

  hits(): Locator {
    return this.#frame().locator('.row.hit');
  }

  hit(text: string): Locator {
    return this.hits().filter({ hasText: text });
  }

  files(): Locator {
    return this.#frame().locator('.row.file');
  }

  list(): Locator {
    return this.#frame().locator('.results');
  }

  active(): Locator {
    return this.#frame().locator('[aria-selected="true"]');
  }

  /** What the hits are like; hidden while one searches. */
  similarTo(): Locator {
    return this.#frame().locator('.similar-title');
  }

  findSimilar(hit: Locator): Locator {
    return hit.locator('.find-similar');
  }

  summary(): Locator {
    return this.#frame().locator('.summary');
  }

  /** Rows below an expanded hit. */
  below(): Locator {
    return this.#frame().locator('.row.below');
  }

  message(): Locator {
    return this.#frame().locator('.message-title');
  }

  button(label: string): Locator {
    return this.#frame().locator('.button').filter({ hasText: label });
  }

  marks(): Locator {
    return this.#frame().locator('mark');
  }

  control(label: string): Locator {
    return this.#frame().getByRole('button', { name: label });
  }

  field(label: string): Locator {
    return this.#frame().getByRole('textbox', { name: label });
  }

  /** A button in the view's title. */
  titleButton(label: string): Locator {
    return this.#page.locator(`.part.sidebar .action-label[aria-label="${label}"]:visible`);
  }

  async search(query: string): Promise<void> {
    await this.input().fill(query);
  }

  /** Titles of the hits on show, in order. */
  async titles(): Promise<readonly string[]> {
    return this.hits().locator('.title').allInnerTexts();
  }
}

/** The tree of duplicates. */
class DuplicatesPage {
  readonly #view: Locator;

  constructor(page: Page) {
    this.#view = page.locator('.part.sidebar .pane').filter({ hasText: 'Duplicates' }).last();
  }

  row(text: string): Locator {
    return this.#view.locator('.monaco-list-row').filter({ hasText: text });
  }

  selected(): Locator {
    return this.#view.locator('.monaco-list-row.selected');
  }

  /** A button of the welcome text. */
  button(label: string): Locator {
    return this.#view.locator('.welcome-view-content a.monaco-button').filter({ hasText: label });
  }

  /** A button within a row that the mouse is on. */
  action(row: Locator, label: string): Locator {
    return row.locator(`.action-label[aria-label="${label}"]`);
  }
}

/** The webview in the editor area: the only one that is as large. */
class DuplicateMapPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  body(): Locator {
    return this.#frame().locator('body');
  }

  cells(): Locator {
    return this.#frame().locator('.cell');
  }

  cell(text: string): Locator {
    return this.cells().filter({ hasText: text });
  }

  tableRows(): Locator {
    return this.#frame().locator('tbody tr');
  }

  #frame(): FrameLocator {
    return this.#page
      .locator('iframe.webview.ready[src*="purpose=webviewPanel"], iframe.webview.ready')
      .last()
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }
}

class QuickPickPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  input(): Locator {
    return this.#page.locator('.quick-input-widget:visible input.input');
  }

  rows(text = ''): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  focusedRow(): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row.focused');
  }

  async labels(): Promise<readonly string[]> {
    return this.rows().allInnerTexts();
  }
}
