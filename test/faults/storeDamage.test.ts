import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { IndexStore } from '../../src/core/store/indexStore.ts';
import { makeIndex, openTestStore, temporaryFolder } from '../support/indexStores.ts';
import { keysHolding, newChunk, storedFile } from '../support/storeRows.ts';
import { testFingerprint } from '../support/testFingerprint.ts';
import { thrownBy } from '../support/thrown.ts';

describe('a damaged index file', () => {
  const damages: readonly (readonly [string, (file: string) => void])[] = [
    [
      'garbage in its place',
      (file) => {
        writeFileSync(file, 'no database '.repeat(2_000));
      },
    ],
    [
      'cut in half',
      (file) => {
        truncateSync(file, Math.floor(readFileSync(file).length / 2));
      },
    ],
    [
      'cut within its first page',
      (file) => {
        truncateSync(file, 1_000);
      },
    ],
    [
      'garbage behind its first page',
      (file) => {
        overwrite(file, 4_096);
      },
    ],
    [
      'garbage in its first page',
      (file) => {
        overwrite(file, 50);
      },
    ],
  ];
  for (const [name, damage] of damages) {
    it(`is reported to a reader and rebuilt by a writer: ${name}`, async () => {
      const { folder, file } = makeIndex();
      damage(file);
      const reading = await thrownBy(() => {
        readAll(openTestStore({ folder, mode: 'read' }));
      });
      expect(reading.code).toBe('index-corrupt');
      expect(reading.message).toContain(file);
      const writer = openTestStore({ folder });
      expect(writer.files()).toEqual([]);
      writer.putFile(storedFile('b.ts'), [newChunk('pear')]);
      expect(keysHolding(writer, ['pear'])).toHaveLength(1);
      expect(existsSync(`${file}.damaged`)).toBe(true);
      writer.markCompleted(1);
      expect(readdirSync(folder).filter((entry) => /damaged|suspect/.test(entry))).toEqual([]);
    });
  }

  it('of no length is an index that has yet to be made', () => {
    const { folder, file } = makeIndex();
    writeFileSync(file, '');
    expect(openTestStore({ folder, mode: 'read' }).files()).toEqual([]);
    expect(openTestStore({ folder }).files()).toEqual([]);
  });

  it('is rebuilt also when the damage shows only later', async () => {
    const { folder, file } = makeIndex();
    const store = openTestStore({ folder });
    store.dispose();
    overwrite(file, 40_000);
    const late = openTestStore({ folder });
    expect(
      (
        await thrownBy(() => {
          readAll(late);
        })
      ).code,
    ).toBe('index-corrupt');
    late.dispose();
    expect(openTestStore({ folder }).files()).toEqual([]);
  });

  it('holding the tables of something else is rebuilt', () => {
    const { folder, file } = makeIndex();
    const foreign = new DatabaseSync(file);
    foreign.exec(`UPDATE meta SET value = '{}' WHERE name = 'fingerprint'`);
    foreign.close();
    expect(openTestStore({ folder, mode: 'read' }).files()).toEqual([]);
    expect(openTestStore({ folder }).files()).toEqual([]);
  });
});

describe('an index of a newer format', () => {
  it('is left alone by a writer and by a reader', async () => {
    const folder = temporaryFolder();
    openTestStore({ folder, fingerprint: { ...testFingerprint, format: 9 } }).dispose();
    const before = readdirSync(folder);
    for (const mode of ['read', 'write'] as const) {
      const thrown = await thrownBy(() => openTestStore({ folder, mode }));
      expect(thrown.code).toBe('index-newer');
      expect(thrown.message).toContain('has format 9, this version of Kindred knows format 1');
    }
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is known by what the file says, too', async () => {
    const { folder, file } = makeIndex();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 2');
    newer.close();
    for (const mode of ['read', 'write'] as const) {
      expect((await thrownBy(() => openTestStore({ folder, mode }))).code).toBe('index-newer');
    }
  });

  it('takes the place of an older one once it is complete', () => {
    const { folder, file } = makeIndex();
    const newer = openTestStore({ folder, fingerprint: { ...testFingerprint, format: 2 } });
    expect(newer.files()).toEqual([]);
    expect(existsSync(file)).toBe(true);
    newer.markCompleted(1);
    expect(existsSync(file)).toBe(false);
  });
});

function readAll(store: IndexStore): void {
  const keys = store.chunkKeys();
  store.files();
  store.chunks(keys);
  store.pending(1_000);
  keysHolding(store, ['apple', 'word1', 'word2']);
}

/** Leaves `keptBytes` at the front as they are. */
function overwrite(file: string, keptBytes: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, keptBytes);
  writeFileSync(file, bytes);
}
