// Page object of the VS Code web workbench: what a person sees and presses, by the DOM of
// Code 1.139. Locators wait by themselves; nothing here sleeps.
import { resolve } from 'node:path';

export class Workbench {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} url  of the server
   */
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /**
   * Opens a folder or a .code-workspace file and waits until the workbench is there.
   *
   * @param {string | undefined} path
   */
  async open(path) {
    await this.page.goto(workbenchAddress(this.url, path));
    await this.page
      .locator('.monaco-workbench .part.statusbar .statusbar-item')
      .first()
      .waitFor({ timeout: 60_000 });
  }

  /** @param {string} title  as in the command palette: `Kindred: Search…` */
  async runCommand(title) {
    await this.page.keyboard.press('F1');
    await this.quickInput().waitFor();
    await this.quickInput().fill(`>${title}`);
    await this.quickRow(title).first().click();
  }

  quickInput() {
    return this.page.locator('.quick-input-widget input.input');
  }

  /** @param {string | RegExp} text */
  quickRow(text) {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  /** @param {string | RegExp} text */
  statusItem(text) {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** What the explorer says of a workspace without folders. */
  emptyWorkspace() {
    return this.page.getByText('You have not yet added a folder to the workspace.');
  }

  /** @param {string | RegExp} text */
  notification(text) {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text });
  }

  /** @param {string} title  of a view container; a badge adds ` (3)` to its label */
  activity(title) {
    return this.page.locator(
      `.part.activitybar [role="tab"]:has(a[aria-label="${title}"], a[aria-label^="${title} ("])`,
    );
  }

  /**
   * The document of the nth visible webview: an iframe in an iframe.
   *
   * @param {number} [position]
   */
  webview(position = 0) {
    return this.page
      .frameLocator('iframe.webview.ready')
      .nth(position)
      .frameLocator('iframe#active-frame');
  }

  activeTab() {
    return this.page
      .locator('.part.editor .editor-group-container.active .tabs-container')
      .locator('[role="tab"][aria-selected="true"]')
      .first();
  }

  /** `Ln 60, Col 1` in the status bar. */
  cursor() {
    return this.page.locator('#status\\.editor\\.selection');
  }
}

/**
 * @param {string} url  of the server
 * @param {string | undefined} path
 */
export function workbenchAddress(url, path) {
  if (path === undefined) return `${url}/?ew=true`; // an empty window
  const key = path.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${url}/?${new URLSearchParams({ [key]: resolve(path) })}`;
}
