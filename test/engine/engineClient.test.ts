// The engine behind the process border: the same promises, and what happens when its process dies.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import type { EngineOptions, EngineStatus } from '../../src/core/searchEngine.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { createEngineClient, type EngineClient } from '../../src/engine/engineClient.ts';
import { describeBuffers } from '../contracts/buffers.contract.ts';
import { describeResultPage } from '../contracts/resultPage.contract.ts';
import { describeFindDuplicates } from '../contracts/findDuplicates.contract.ts';
import { describeFindSimilar } from '../contracts/findSimilar.contract.ts';
import { describeSearchEngine } from '../contracts/searchEngine.contract.ts';
import { builtFile, engineAssets } from '../support/engineAssets.ts';

function openClient(
  engineOptions: EngineOptions,
  modulePath = builtFile('engine.cjs'),
  restartPausesMs: readonly number[] = [10, 10, 10],
): EngineClient {
  return createEngineClient({
    engineOptions,
    assets: engineAssets,
    modulePath,
    logger: silentLogger,
    restartPausesMs,
  });
}

describeSearchEngine('the engine in a child process', (options) => openClient(options));
describeFindSimilar('the engine in a child process', (options) => openClient(options));
describeFindDuplicates('the engine in a child process', (options) => openClient(options));
describeBuffers('the engine in a child process', (options) => openClient(options));
describeResultPage('the engine in a child process', (options) => openClient(options));

describe('EngineClient', () => {
  let folder: string;
  let client: EngineClient;
  let seen: EngineStatus[];

  const open = (modulePath?: string, restartPausesMs?: readonly number[]): void => {
    const settings = { ...defaultSettings, indexLocation: join(folder, 'indexes') };
    const roots = [{ folder: join(folder), name: 'project', exclude: ['indexes'] }];
    client = openClient({ roots, settings }, modulePath, restartPausesMs);
    seen = [];
    client.onStatus((status) => seen.push(status));
  };
  const kill = (): void => {
    const pid = client.processId;
    if (pid === undefined) throw new Error('The engine is not running.');
    process.kill(pid, 'SIGKILL');
  };
  const manyFiles = (count: number): void => {
    for (let number = 0; number < count; number += 1) {
      const name = `file${String(number)}`;
      writeFileSync(
        join(folder, `${name}.py`),
        `def ${name}(value):\n    return value * ${String(number)}\n`.repeat(6),
      );
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kindred-client-'));
  });
  afterEach(() => {
    client.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes on indexing by itself when its process is killed while indexing', async () => {
    manyFiles(300);
    open();
    const index = client.index();
    index.catch(() => undefined); // looked at below
    await expect.poll(() => seen.some(({ state }) => state === 'indexing')).toBe(true);
    kill();
    await expect(index).rejects.toMatchObject({ code: 'engine-stopped' });
    await expect.poll(() => seen.some(({ state }) => state === 'restarting')).toBe(true);
    await expect.poll(() => seen.at(-1)?.roots[0]?.completedMs).toBeTypeOf('number');
    expect(seen.at(-1)?.roots[0]).toMatchObject({ files: 300, pendingFiles: 0 });
    expect((await client.search('file7')).hits[0]?.path).toBe('file7.py');
  });

  it('goes on indexing, too, when a search starts it before its pause is over', async () => {
    manyFiles(300);
    open(undefined, [600_000]);
    const index = client.index();
    index.catch(() => undefined); // it ends with the process
    await expect.poll(() => seen.some(({ state }) => state === 'indexing')).toBe(true);
    kill();
    await expect.poll(() => seen.at(-1)?.state).toBe('restarting');
    await client.search('file7');
    await expect.poll(() => seen.at(-1)?.roots[0]?.completedMs).toBeTypeOf('number');
    expect(seen.at(-1)?.roots[0]).toMatchObject({ files: 300, pendingFiles: 0 });
  });

  it('fails the searches under way when its process is killed, and answers the next one', async () => {
    manyFiles(20);
    open();
    await client.index();
    const search = client.search('file3');
    kill();
    await expect(search).rejects.toMatchObject({ code: 'engine-stopped' });
    await expect.poll(() => seen.some(({ state }) => state === 'restarting')).toBe(true);
    expect((await client.search('file3')).hits[0]?.path).toBe('file3.py');
  });

  it('tells a restarted engine of the unsaved editors again', async () => {
    manyFiles(3);
    open();
    await client.index();
    await client.setBuffer(join(folder, 'file1.py'), 'def sing_like_a_whale():\n    pass\n');
    kill();
    await expect.poll(() => seen.some(({ state }) => state === 'restarting')).toBe(true);
    await expect
      .poll(async () => (await client.search('sing_like_a_whale')).hits[0]?.symbol)
      .toBe('sing_like_a_whale');
  });

  it('gives up after three restarts, says so, and tries again when it is asked', async () => {
    const broken = join(folder, 'broken.cjs');
    writeFileSync(broken, 'process.exit(7);');
    open(broken);
    await expect.poll(() => seen.at(-1)?.state).toBe('stopped');
    expect(seen.filter(({ state }) => state === 'restarting')).toHaveLength(3);
    expect(seen.at(-1)?.notices[0]).toContain('exit code 7');
    await expect(client.search('x')).rejects.toMatchObject({ code: 'engine-stopped' });
  });

  it('says what failed when the engine cannot start', async () => {
    open(join(folder, 'absent.cjs'));
    await expect(client.search('x')).rejects.toMatchObject({ code: 'engine-stopped' });
  });

  it('refuses calls after it was closed, and its process goes', async () => {
    open();
    await client.search('x');
    const pid = client.processId ?? 0;
    client.dispose();
    await expect(client.search('x')).rejects.toMatchObject({ code: 'engine-stopped' });
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
