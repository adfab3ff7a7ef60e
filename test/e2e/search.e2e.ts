// The way of a person through a search, on the packaged extension.

import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Session, startSession } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession();
  await session.workbench.openReady(session.folder);
  await session.workbench.openPanel();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.screenshot(`failed-${task.name}`);
});

afterAll(async () => {
  await session.close();
});

const query = 'where are expired sessions removed';

test('the package is installed', () => {
  expect(session.extensions.filter((name) => name.startsWith('kindred.'))).toHaveLength(1);
});

describe('the panel', () => {
  test('says what is indexed and what to do before anything is asked', async () => {
    const { panel } = session.workbench;
    await panel.message().filter({ hasText: 'Ask in plain words' }).waitFor();
    await session.screenshot('panel-empty-dark');
  });

  test('shows ranked hits while one types, with matching words marked', async () => {
    const { panel } = session.workbench;
    await panel.input().pressSequentially(query);
    await panel.hit('removeExpiredSessions').first().waitFor();
    expect((await panel.titles())[0]).toContain('removeExpiredSessions');
    expect(await panel.marks().count()).toBeGreaterThan(0);
    expect(await panel.summary().innerText()).toMatch(/^\d+ results? in \d+ files?$/);
  });

  test('previews on arrow keys and keeps the focus', async () => {
    const { workbench, page } = session;
    await workbench.panel.input().press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await workbench.activeTab().filter({ hasText: 'sessionStore.ts' }).waitFor();
    await workbench.cursor().filter({ hasText: 'Ln 22,' }).waitFor();
    expect(await workbench.isEditorFocused()).toBe(false);
    await session.screenshot('panel-preview-dark');
  });

  test('opens the best line on Enter and hands the focus over', async () => {
    const { workbench, page } = session;
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await workbench.cursor().filter({ hasText: 'Ln 22, Col 1' }).waitFor();
  });

  test('opens a hit beside on Ctrl+Enter', async () => {
    const { workbench, page } = session;
    await workbench.panel.input().click();
    await page.keyboard.press('Control+Enter');
    await page.locator('.part.editor .editor-group-container').nth(1).waitFor();
    await page.keyboard.press('Control+KeyW');
    await page
      .locator('.part.editor .editor-group-container')
      .nth(1)
      .waitFor({ state: 'detached' });
  });

  test('folds a file with the arrow keys and goes to the ends with Home and End', async () => {
    const { panel } = session.workbench;
    await panel.files().first().click();
    await panel.list().press('ArrowRight');
    const before = await panel.hits().count();
    await panel.list().press('Home');
    await panel.list().press('ArrowLeft');
    expect(await panel.hits().count()).toBeLessThan(before);
    await panel.list().press('ArrowRight');
    expect(await panel.hits().count()).toBe(before);
    await panel.list().press('End');
    expect(await panel.active().getAttribute('data-row')).toBe(
      await panel.hits().last().getAttribute('data-row'),
    );
  });

  test('can be a flat list by rank, and remembers it while it is hidden', async () => {
    const { workbench, page } = session;
    const { panel } = workbench;
    await panel.titleButton('Show Results as a Ranked List').click();
    await panel.files().first().waitFor({ state: 'detached' });
    await session.screenshot('panel-flat-dark');
    await workbench.runCommand('View: Show Explorer');
    await page.locator('.explorer-folders-view').waitFor();
    await workbench.openPanel();
    await panel.hit('removeExpiredSessions').first().waitFor();
    expect([await panel.input().inputValue(), await panel.files().count()]).toEqual([query, 0]);
    await panel.titleButton('Group Results by File').click();
    await panel.files().first().waitFor();
    await page.mouse.move(700, 400); // the button's tooltip would lie over the panel
  });

  test('filters by path and language', async () => {
    const { panel } = session.workbench;
    await panel.control('Filter by path or language').click();
    await panel.field('Languages').fill('python');
    await panel.hit('prune_backups').first().waitFor();
    await panel.hit('removeExpiredSessions').first().waitFor({ state: 'detached' });
    await panel.field('Languages').fill('');
    await panel.field('Files to include or exclude').fill('!src');
    await panel.hit('removeExpiredSessions').first().waitFor({ state: 'detached' });
    await panel.field('Files to include or exclude').fill('');
    await panel.hit('removeExpiredSessions').first().waitFor();
    await panel.control('Filter by path or language').click();
  });

  test('shows what is similar to a hit, and leads back to the question', async () => {
    const { panel } = session.workbench;
    const hit = panel.hit('removeExpiredSessions').first();
    await hit.hover();
    await panel.findSimilar(hit).click();
    await panel.similarTo().filter({ hasText: 'removeExpiredSessions' }).waitFor();
    await panel.hit('removeExpiredSessions').first().waitFor({ state: 'detached' });
    expect(await panel.hits().count()).toBeGreaterThan(0);
    await session.screenshot('panel-similar-dark');
    await panel.control('Back to Search').click();
    await hit.waitFor();
    expect(await panel.similarTo().isVisible()).toBe(false);
    expect(await panel.input().inputValue()).toBe(query);
  });

  test('is emptied by Escape, which then leads back to the editor', async () => {
    const { workbench, page } = session;
    await workbench.panel.input().press('Escape');
    await workbench.panel.message().filter({ hasText: 'Ask in plain words' }).waitFor();
    expect(await workbench.panel.input().inputValue()).toBe('');
    await workbench.panel.input().press('Escape');
    await page.locator('.monaco-editor.focused').waitFor();
  });
});

describe('a change', () => {
  test('that is typed and saved is found at once', async () => {
    const { workbench, page } = session;
    await workbench.panel.search('polish the brass foghorn');
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nexport const brassFoghornPolish = 1;\n');
    await page.keyboard.press('Control+KeyS');
    await workbench.panel.hit('brassFoghornPolish').first().waitFor({ timeout: 10_000 });
  });

  test('that another program writes is found as well', async () => {
    const { workbench, folder } = session;
    await workbench.panel.search('ferry timetable of the islands');
    appendFileSync(
      join(folder, 'docs/operations.md'),
      '\n## Ferry timetable of the islands\n\nTwice a day.\n',
    );
    await workbench.panel.hit('Ferry timetable').first().waitFor({ timeout: 10_000 });
  });
});

describe('a hit', () => {
  const question = 'turn the lamp of the lighthouse';
  const lamp = `/** Turns the lamp of the lighthouse once around. */
export function turnLamp(motor: { step(degrees: number): void }): void {
  for (let degrees = 0; degrees < 360; degrees += 1) motor.step(1);
}
`;

  test('stands for its copies, says how many, and why it is there', async () => {
    const { workbench, folder, page } = session;
    const { panel } = workbench;
    for (const name of ['lampV3.ts', 'lampV4.ts']) writeFileSync(join(folder, name), lamp);
    await panel.search(question);
    const hit = panel.hit('and 1 near-identical place');
    await hit.first().waitFor({ timeout: 10_000 });
    expect(await panel.hit('turnLamp').count()).toBe(1);
    await panel.input().press('ArrowDown');
    expect(await panel.active().getAttribute('aria-expanded')).toBe('false');
    await panel.list().press('ArrowRight');
    expect(await panel.active().getAttribute('aria-expanded')).toBe('true');
    const rows = await panel.below().allInnerTexts();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/lampV[34]\.ts:1–4/);
    expect(rows[1]).toMatch(/\+\d+\.\d\d/);
    await session.screenshot('panel-why-dark');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await workbench.activeTab().filter({ hasText: 'lampV' }).waitFor();
    await workbench.cursor().filter({ hasText: 'Ln 1, Col 1' }).waitFor();
    await panel.list().press('ArrowLeft');
    expect(await panel.below().count()).toBe(0);
  });
});

describe('Kindred: Search…', () => {
  let before = '';

  test('keeps our ranking and previews on the way', async () => {
    const { workbench, page } = session;
    before = (await workbench.activeTab().innerText()).replaceAll('\n', '');
    await workbench.runCommand('Kindred: Search…');
    await workbench.quickPick.input().fill('when is a failed payment retried');
    await workbench.quickPick.rows('retryCharge.ts').first().waitFor();
    expect((await workbench.quickPick.labels())[0]).toMatch(/retryCharge\.ts|payments\.md/);
    await page.keyboard.press('ArrowDown');
    await session.screenshot('quickpick-dark');
    const focused = await workbench.quickPick.focusedRow().innerText();
    const file = /(\w+\.\w+):\d/.exec(focused)?.[1] ?? '';
    await workbench.activeTab().filter({ hasText: file }).waitFor();
  });

  test('goes back on Escape, and the preview is closed', async () => {
    const { workbench, page } = session;
    await page.keyboard.press('Escape');
    await workbench.activeTab().filter({ hasText: before }).waitFor();
    await workbench.tab('retryCharge.ts').waitFor({ state: 'detached' });
    await workbench.tab('payments.md').waitFor({ state: 'detached' });
  });

  test('opens on Enter, by its own keys', async () => {
    const { workbench, page } = session;
    await page.keyboard.press('Control+Alt+Shift+KeyF');
    await workbench.quickPick.input().fill('shortest free berth for a boat');
    await workbench.quickPick.rows('berth.go').first().waitFor();
    await page.keyboard.press('Enter');
    await workbench.activeTab().filter({ hasText: 'berth.go' }).waitFor();
    expect(await workbench.isEditorFocused()).toBe(true);
  });

  test('opens beside on Ctrl+Enter', async () => {
    const { workbench, page } = session;
    await workbench.runCommand('Kindred: Search…');
    await workbench.quickPick.input().fill('height of the tide');
    await workbench.quickPick.rows('tide.go').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.part.editor .editor-group-container').nth(1).waitFor();
    await workbench.activeTab().filter({ hasText: 'tide.go' }).waitFor();
    await page.keyboard.press('Control+KeyW');
  });
});

test('the status item opens a menu that pauses and resumes', async () => {
  const { workbench } = session;
  await workbench.status().click();
  await workbench.quickPick.rows('Pause Indexing').waitFor();
  await session.screenshot('menu-dark');
  await workbench.quickPick.rows('Pause Indexing').click();
  await workbench.status('Kindred: paused').waitFor();
  await workbench.status().click();
  await workbench.quickPick.rows('Resume Indexing').click();
  await workbench.status('Kindred: ready').waitFor();
});

test('nothing but the workbench’s own server is asked', () => {
  // Webviews are served from addresses of their own, which the service worker answers.
  const foreign = [...session.foreignHosts].filter((host) => !host.endsWith('vscode-cdn.net'));
  expect(foreign).toEqual([]);
});
