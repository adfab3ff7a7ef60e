// Run as a process of its own by the tests of the store: writes an index, or holds its lock,
// until it is done or killed. Speaks through standard output, because a transaction that never
// ends leaves no turn for messages.

import { writeSync } from 'node:fs';
import { openIndexStore } from '../../src/adapters/sqlite/indexStore.ts';
import { createWriterLock } from '../../src/adapters/sqlite/writerLock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { IndexStore } from '../../src/core/store/indexStore.ts';
import { contentKey, newChunk, storedFile } from './storeRows.ts';
import { testFingerprint } from './testFingerprint.ts';

const filesPerBatch = 10;

const [task, folder = '', count = '0'] = process.argv.slice(2);
switch (task) {
  case 'write batches':
    writeBatches(openToWrite(), Number(count));
    break;
  case 'stay in a transaction':
    stayInTransaction(openToWrite());
    break;
  case 'hold the lock':
    await createWriterLock(folder, 'test process').acquire(() => undefined);
    say('held');
    blockForever();
    break;
  default:
    throw new Error(`Unknown task ${String(task)}`);
}

function openToWrite(): IndexStore {
  return openIndexStore({
    folder,
    fingerprint: testFingerprint,
    mode: 'write',
    logger: silentLogger,
  });
}

/** Each batch gives all files the hash of its number: a reader that sees two saw half a batch. */
function writeBatches(store: IndexStore, batchCount: number): void {
  for (let batch = 0; batch < batchCount; batch++) {
    store.transaction(() => {
      putBatch(store, batch);
    });
  }
  store.dispose();
}

function stayInTransaction(store: IndexStore): void {
  store.transaction(() => {
    putBatch(store, 1);
  });
  store.transaction(() => {
    putBatch(store, 2);
    store.putVectors([contentKey('k')], Float32Array.from([1, 0, 0, 0]));
    say('in the transaction');
    blockForever();
  });
}

function putBatch(store: IndexStore, batch: number): void {
  for (let file = 0; file < filesPerBatch; file++) {
    const text = `batch${String(batch)} file${String(file)} ${'filler '.repeat(200)}`;
    store.putFile(storedFile(`${String(file)}.ts`, { hash: `batch ${String(batch)}` }), [
      newChunk(text),
      newChunk(`${text} more`),
    ]);
  }
}

function say(text: string): void {
  writeSync(1, `${text}\n`);
}

/** Holds the thread, as a long write does; ended by the test. */
function blockForever(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
