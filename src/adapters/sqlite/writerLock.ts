// The lock that lets one process write an index. It is alive: an exclusive lock on a small
// SQLite file, which the operating system frees when its process ends, however that ends.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { type Disposable, toDisposable } from '../../base/disposable.ts';
import { CancelledError, throwIfCancelled } from '../../base/errors.ts';
import type { WriterLock } from '../../core/store/indexStore.ts';
import { isBusy, isCorrupt, toEngineError } from './sqliteErrors.ts';

/** Nothing else may open this file: closing any handle on it would free the lock on POSIX. */
const lockName = 'writer.lock';
/** Who holds it, for messages only; it may be left over from a process that was killed. */
const holderName = 'writer.json';

const pollIntervalMs = 200;

/**
 * @param folder  of the index; made when it is missing
 * @param who     for others to read: `VS Code`, `kindred index`
 */
export function createWriterLock(folder: string, who: string): WriterLock {
  return {
    async acquire(onWait, signal) {
      let told = false;
      for (;;) {
        throwIfCancelled(signal);
        const held = tryAcquire(folder, who);
        if (held !== undefined) return held;
        if (!told) onWait(describeHolder(folder));
        told = true;
        await pause(signal);
      }
    },
  };
}

/**
 * @returns undefined when another process, or another part of this one, holds it
 * @throws EngineError `index-unwritable`
 */
function tryAcquire(folder: string, who: string): Disposable | undefined {
  const file = join(folder, lockName);
  try {
    mkdirSync(folder, { recursive: true });
    const database = lockFile(file);
    if (database === undefined) return undefined;
    writeHolder(folder, who);
    return toDisposable(() => {
      rmSync(join(folder, holderName), { force: true });
      database.close();
    });
  } catch (error) {
    throw toEngineError(error, file);
  }
}

function lockFile(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Never committed, never written to: the file stays empty.
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    if (!isCorrupt(error)) throw error;
    // It should be empty; whatever has been written over it means nothing.
    rmSync(file, { force: true });
    return lockFile(file);
  }
}

function writeHolder(folder: string, who: string): void {
  const holder = { who, pid: process.pid, since: new Date().toISOString() };
  writeFileSync(join(folder, holderName), `${JSON.stringify(holder)}\n`);
}

/** @returns `VS Code (process 4711, since 2026-01-31T12:00:00.000Z)` */
function describeHolder(folder: string): string {
  try {
    const text = readFileSync(join(folder, holderName), 'utf8');
    const holder = JSON.parse(text) as Partial<Record<'who' | 'pid' | 'since', unknown>>;
    return `${String(holder.who)} (process ${String(holder.pid)}, since ${String(holder.since)})`;
  } catch {
    return 'another process'; // it has not written its name yet, or has just gone
  }
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(pollIntervalMs, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted === true) throw new CancelledError();
    throw error;
  }
}
