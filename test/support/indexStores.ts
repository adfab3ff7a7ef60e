// Stores in temporary folders, for the tests of the store and of what stands on it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { type IndexStoreOptions, openIndexStore } from '../../src/adapters/sqlite/indexStore.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { IndexStore } from '../../src/core/store/indexStore.ts';
import { newChunk, storedFile } from './storeRows.ts';
import { testFingerprint } from './testFingerprint.ts';

/** A folder that is deleted with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-store-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Opens a store to write, in a folder of its own unless one is given; closed with the test. */
export function openTestStore(options: Partial<IndexStoreOptions> = {}): IndexStore {
  const store = openIndexStore({
    folder: options.folder ?? temporaryFolder(),
    fingerprint: testFingerprint,
    mode: 'write',
    logger: silentLogger,
    now: countingClock(),
    ...options,
  });
  onTestFinished(() => {
    store.dispose();
  });
  return store;
}

/** A clock that goes on by one at each look, so that what happens later is later. */
function countingClock(): () => number {
  let timeMs = 0;
  return () => (timeMs += 1);
}

export interface StoreProcess {
  /** Resolves with the next line that the process says. */
  said(): Promise<string>;
  /** Resolves when the process has gone. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

/** Starts `storeProcess.ts` on a folder; killed with the test at the latest. */
export function startStoreProcess(...args: readonly string[]): StoreProcess {
  const script = join(import.meta.dirname, 'storeProcess.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return { ended, kill, said: async () => String((await lines.next()).value) };
}

/** An index of one file, large enough to have several pages, closed. */
export function makeIndex(): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const chunks = Array.from({ length: 200 }, (_, index) =>
    newChunk(`word${String(index)} `.repeat(20)),
  );
  store.putFile(storedFile('a.ts'), [newChunk('apple'), ...chunks]);
  store.dispose();
  return { folder, file: store.location };
}
