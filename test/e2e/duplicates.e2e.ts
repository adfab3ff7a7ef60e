// The way of a person through the duplicates, on the packaged extension: tree, preview, comparison,
// what is put aside, and the map in the kinds of theme.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { moreCopies, plantedCopies } from '../support/plantedCopies.ts';
import { type Session, startSession } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession();
  for (const [path, text] of Object.entries({ ...plantedCopies, ...moreCopies })) {
    mkdirSync(dirname(join(session.folder, path)), { recursive: true });
    writeFileSync(join(session.folder, path), text);
  }
  await session.workbench.openReady(session.folder);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.screenshot(`failed-${task.name}`);
});

afterAll(async () => {
  await session.close();
});

describe('the tree', () => {
  test('invites before anything was asked', async () => {
    const { workbench } = session;
    await workbench.openPanel();
    await workbench.duplicates.button('Find Duplicates').waitFor();
    await session.screenshot('duplicates-empty-dark');
  });

  test('shows the clusters and their places', async () => {
    const { duplicates } = session.workbench;
    await duplicates.button('Find Duplicates').click();
    await duplicates.row('3 places').waitFor({ timeout: 60_000 });
    await duplicates.row('3 places').click();
    await duplicates.row('copies/weather').waitFor();
    expect(await duplicates.row('tide.ts').count()).toBe(2);
    await session.screenshot('duplicates-tree-dark');
  });

  test('previews what is selected and keeps the focus', async () => {
    const { workbench } = session;
    await workbench.duplicates.row('copies/weather').click();
    await workbench.activeTab().filter({ hasText: 'wind.ts' }).waitFor();
    await workbench.cursor().filter({ hasText: 'Ln ' }).waitFor();
    expect(await workbench.isEditorFocused()).toBe(false);
  });

  test('opens on Enter and hands the focus over', async () => {
    const { workbench, page } = session;
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await workbench.activeTab().filter({ hasText: 'wind.ts' }).waitFor();
  });

  test('compares two places side by side', async () => {
    const { workbench, page } = session;
    const place = workbench.duplicates.row('copies/weather');
    await place.hover();
    await workbench.duplicates.action(place, 'Compare').click();
    await workbench.quickPick.rows('copies/office/tide.ts').click();
    await workbench.activeTab().filter({ hasText: '↔' }).waitFor();
    const lines = page.locator('.monaco-diff-editor .view-line');
    await lines.filter({ hasText: 'parseWindReport' }).first().waitFor();
    await session.screenshot('duplicates-compare-dark');
  });
});

describe('the editor', () => {
  test('shows how many similar places there are, and where on a click', async () => {
    const { workbench, page } = session;
    await workbench.duplicates.row('copies/weather').click();
    const lens = page.locator('.codelens-decoration a').filter({ hasText: '2 similar places' });
    await lens.first().waitFor({ timeout: 60_000 });
    await session.screenshot('duplicates-lens-dark');
    await lens.first().click();
    await page.locator('.peekview-widget').waitFor();
    await session.screenshot('duplicates-peek-dark');
    await page.keyboard.press('Escape');
  });
});

const themes = [
  ['dark', 'Dark Modern', 'vscode-dark'],
  ['light', 'Light Modern', 'vscode-light'],
  ['contrast-dark', 'Default High Contrast', 'vscode-high-contrast'],
] as const;

describe('the map', () => {
  test.each(themes)(
    'draws the clusters in the %s theme, and a table of them',
    async (name, theme, bodyClass) => {
      const { workbench } = session;
      session.changeSettings({ 'workbench.colorTheme': theme });
      await workbench.openReady(session.folder);
      await workbench.runCommand('Kindred: Duplicate Map');
      const { map } = workbench;
      await map.cell('3 places').waitFor({ timeout: 60_000 });
      expect(await map.cells().count()).toBe(await map.tableRows().count());
      const classes = await map.body().getAttribute('class');
      expect(classes).toContain(bodyClass);
      await session.screenshot(`duplicates-map-${name}`);
    },
  );

  test('is walked with the arrow keys and opens with Enter', async () => {
    const { workbench, page } = session;
    const { map } = workbench;
    await map.cells().first().focus();
    expect(await map.cells().evaluateAll((all) => all.filter((e) => e.tabIndex === 0).length)).toBe(
      1,
    );
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const label = await map.cells().first().getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await workbench.tab('.ts').first().waitFor();
    expect(label).toContain('places');
    await workbench.duplicates.selected().filter({ hasText: 'places' }).waitFor();
  });
});

test('what is put aside is gone, and stands in a file', async () => {
  const { workbench, folder } = session;
  const { duplicates } = workbench;
  const cluster = duplicates.row('3 places');
  await cluster.hover();
  await duplicates.action(cluster, 'Ignore This Cluster').click();
  await cluster.waitFor({ state: 'detached', timeout: 30_000 });
  const written: unknown = JSON.parse(
    readFileSync(join(folder, '.kindred-duplicates.json'), 'utf8'),
  );
  expect(written).toMatchObject({ version: 1, pairs: [], paths: [] });
  await session.screenshot('duplicates-ignored-dark');
});
