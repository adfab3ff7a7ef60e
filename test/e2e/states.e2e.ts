// What is seen where there is nothing to find, or something goes wrong.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Session, startSession } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession({ width: 900, height: 600 });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.screenshot(`failed-${task.name}`);
});

afterAll(async () => {
  await session.close();
});

test('a window without a folder asks for one', async () => {
  const { workbench } = session;
  await workbench.open(undefined);
  await workbench.openPanel();
  await workbench.panel.message().filter({ hasText: 'No folder is open' }).waitFor();
  await workbench.panel.button('Open Folder').waitFor();
  await session.screenshot('state-no-folder');
});

test('an empty folder says that there is nothing to search', async () => {
  const { workbench, scratch } = session;
  const folder = join(scratch, 'empty');
  mkdirSync(folder);
  await workbench.openReady(folder);
  await workbench.openPanel();
  await workbench.panel.message().filter({ hasText: 'There is nothing to search' }).waitFor();
  await session.screenshot('state-empty-folder');
  writeFileSync(join(folder, 'first.md'), '# A first file\n\nIt tells of walruses.\n');
  await workbench.panel.message().filter({ hasText: 'Ask in plain words' }).waitFor();
});

test('several roots are told apart', async () => {
  const { workbench, scratch, folder } = session;
  const second = join(scratch, 'second');
  mkdirSync(second);
  writeFileSync(join(second, 'notes.md'), '# Sessions\n\nHow expired sessions are removed here.\n');
  const file = join(scratch, 'both.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: folder }, { path: second }] }));
  await workbench.openReady(file);
  await workbench.openPanel();
  await workbench.panel.search('how are expired sessions removed');
  const folders = workbench.panel.files().locator('.folder');
  await folders.filter({ hasText: 'harbour • src/session' }).first().waitFor();
  await folders.filter({ hasText: 'second' }).first().waitFor();
  await session.screenshot('state-two-roots');
});

test('nothing found says what to try', async () => {
  const { workbench, folder } = session;
  await workbench.openReady(folder);
  await workbench.openPanel();
  await workbench.panel.control('Filter by path or language').click();
  await workbench.panel.field('Files to include or exclude').fill('no/such/folder');
  await workbench.panel.search('sessions');
  await workbench.panel.message().filter({ hasText: 'Nothing found' }).waitFor();
  await session.screenshot('state-no-results');
  await workbench.panel.field('Files to include or exclude').fill('');
});

test('a question that is too long is refused with a reason', async () => {
  const { workbench } = session;
  await workbench.panel.search('word '.repeat(2_500));
  await workbench.panel.message().filter({ hasText: 'This cannot be searched' }).waitFor();
  await session.screenshot('state-long-query');
});

test('a killed engine comes back by itself, and the search with it', async () => {
  const { workbench } = session;
  await workbench.panel.search('where are expired sessions removed');
  await workbench.panel.hit('removeExpiredSessions').first().waitFor();
  expect(session.killEngine()).toBe(1);
  await workbench.status('Kindred: restarting').waitFor();
  await session.screenshot('state-restarting');
  await workbench.status('Kindred: ready').waitFor({ timeout: 30_000 });
  await workbench.panel.search('shortest free berth for a boat');
  await workbench.panel.hit('AssignBerth').first().waitFor();
});

test('a hit whose file has gone is not opened, and leaves the list', async () => {
  const { workbench, folder } = session;
  rmSync(join(folder, 'service/berth.go'));
  await workbench.panel.hit('AssignBerth').first().waitFor({ state: 'detached' });
});
