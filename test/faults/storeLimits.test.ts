import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeIndex, openTestStore, temporaryFolder } from '../support/indexStores.ts';
import { keysHolding, newChunk, storedFile } from '../support/storeRows.ts';
import { type Thrown, thrownBy } from '../support/thrown.ts';

describe('a place that cannot be written', () => {
  it('is named when it lies under a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const thrown = await thrownBy(() => openTestStore({ folder: join(file, 'index') }));
    expectUnwritable(thrown, file);
  });

  it('is named when a folder stands where the file should be', async () => {
    const folder = temporaryFolder();
    const { location } = openTestStore({ folder: temporaryFolder() });
    const name = basename(location);
    mkdirSync(join(folder, name));
    const thrown = await thrownBy(() => openTestStore({ folder }));
    expectUnwritable(thrown, join(folder, name));
  });

  it('is named when the folder is read-only; what is there can be read', async () => {
    const { folder } = makeIndex();
    await withoutPrivileges(folder, async () => {
      const thrown = await thrownBy(() => {
        openTestStore({ folder }).putFile(storedFile('b.ts'), []);
      });
      expectUnwritable(thrown, folder);
      const reader = openTestStore({ folder, mode: 'read' });
      expect(reader.files().map(({ path }) => path)).toEqual(['a.ts']);
      expect(keysHolding(reader, ['apple'])).toHaveLength(1);
      reader.dispose();
    });
  });

  it('is said to be full when the disk is, and keeps what was committed', async () => {
    const folder = temporaryFolder();
    const store = openTestStore({ folder, maxPages: 60 });
    store.putFile(storedFile('a.ts'), [newChunk('apple')]);
    const heading = 'long '.repeat(20_000);
    const thrown = await thrownBy(() => {
      store.transaction(() => {
        for (let index = 0; index < 50; index++) {
          store.putFile(storedFile(`${String(index)}.ts`), [newChunk('x', { heading })]);
        }
      });
    });
    expectUnwritable(thrown, store.location);
    expect(thrown.message).toContain('The disk is full');
    expect(store.files().map(({ path }) => path)).toEqual(['a.ts']);
    store.removeFiles(['a.ts']);
    expect(store.counts().files).toBe(0);
  });

  it('is noticed when the file goes while it is written', async () => {
    const { folder, file } = makeIndex();
    const store = openTestStore({ folder });
    replaceFile(file);
    const thrown = await thrownBy(() => {
      store.putFile(storedFile('b.ts'), []);
    });
    expect(thrown.code).toBe('index-corrupt');
    store.dispose();
    const next = openTestStore({ folder });
    expect(next.files()).toEqual([]);
  });
});

describe('an index that another process writes', () => {
  it('is busy when that process does not come to an end', async () => {
    const { folder, file } = makeIndex();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const store = openTestStore({ folder, busyTimeoutMs: 50 });
    const thrown = await thrownBy(() => {
      store.putFile(storedFile('b.ts'), []);
    });
    other.close();
    expect(thrown.code).toBe('index-busy');
    store.putFile(storedFile('b.ts'), []);
    expect(store.counts().files).toBe(2);
  });
});

/** A new file under the old name: what is open is not what others see. */
function replaceFile(file: string): void {
  rmSync(file);
  writeFileSync(file, '');
}

/** For root every folder can be written; the body then runs as another user. */
async function withoutPrivileges(folder: string, body: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(folder, 0o555);
  const restore = (): void => {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o755);
  };
  onTestFinished(restore);
  if (isRoot) process.seteuid?.(65_534);
  try {
    await body();
  } finally {
    restore();
  }
}

function expectUnwritable(thrown: Thrown, path: string): void {
  expect(thrown.code).toBe('index-unwritable');
  expect(thrown.message).toContain(path);
  expect(thrown.message).toContain('kindred.indexLocation');
}
