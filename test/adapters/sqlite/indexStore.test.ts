import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clearIndex } from '../../../src/adapters/sqlite/indexStore.ts';
import { describeIndexStore } from '../../contracts/indexStore.contract.ts';
import { openTestStore, startStoreProcess, temporaryFolder } from '../../support/indexStores.ts';
import { axis, contentKey, keysHolding, newChunk, storedFile } from '../../support/storeRows.ts';
import { testFingerprint } from '../../support/testFingerprint.ts';

describeIndexStore('SQLite', () => openTestStore());

describe('a reader', () => {
  it('takes a missing index for an empty one and creates nothing', () => {
    const folder = join(temporaryFolder(), 'not there');
    const reader = openTestStore({ folder, mode: 'read' });
    expect([reader.files(), reader.generation(), reader.sizeBytes()]).toEqual([[], 0, 0]);
    expect(keysHolding(reader, ['a'])).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('finds the index when it comes into being', () => {
    const folder = temporaryFolder();
    const reader = openTestStore({ folder, mode: 'read' });
    const before = reader.generation();
    openTestStore({ folder }).putFile(storedFile('a.ts'), [newChunk('apple')]);
    expect(reader.generation()).toBeGreaterThan(before);
    expect(keysHolding(reader, ['apple'])).toHaveLength(1);
  });

  it('sees each commit of a writer as a higher generation', () => {
    const folder = temporaryFolder();
    const writer = openTestStore({ folder });
    const reader = openTestStore({ folder, mode: 'read' });
    const seen = [reader.generation()];
    for (const path of ['a.ts', 'b.ts', 'c.ts']) {
      writer.putFile(storedFile(path), []);
      seen.push(reader.generation(), reader.generation());
    }
    const [start = 0] = seen;
    expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3].map((step) => start + step));
  });

  it('goes on as an empty index when the index is cleared, and follows the next one', () => {
    const folder = temporaryFolder();
    const writer = openTestStore({ folder });
    writer.putFile(storedFile('a.ts'), []);
    const reader = openTestStore({ folder, mode: 'read' });
    const generations = [reader.generation()];
    writer.dispose();
    clearIndex(folder);
    generations.push(reader.generation());
    expect(reader.files()).toEqual([]);
    openTestStore({ folder }).putFile(storedFile('b.ts'), []);
    generations.push(reader.generation());
    expect(reader.files().map(({ path }) => path)).toEqual(['b.ts']);
    expect(generations).toEqual([...new Set(generations)].sort((a, b) => a - b));
  });

  it('cannot write', () => {
    const reader = openTestStore({ mode: 'read' });
    expect(() => {
      reader.putFile(storedFile('a.ts'), []);
    }).toThrow('Bug');
  });
});

describe('an index for another model', () => {
  const other = { ...testFingerprint, model: 'another-model' };

  it('is built beside the old one, which is read until the new one is complete', () => {
    const folder = temporaryFolder();
    openTestStore({ folder }).putFile(storedFile('old.ts'), []);
    const oldReader = openTestStore({ folder, mode: 'read' });
    const writer = openTestStore({ folder, fingerprint: other });
    writer.putFile(storedFile('new.ts'), []);
    expect(oldReader.files().map(({ path }) => path)).toEqual(['old.ts']);
    expect(writer.files().map(({ path }) => path)).toEqual(['new.ts']);
    expect(databasesIn(folder)).toHaveLength(2);
    writer.markCompleted(1);
    expect(databasesIn(folder)).toHaveLength(1);
    expect(writer.files().map(({ path }) => path)).toEqual(['new.ts']);
  });

  it('is another one for every part of the fingerprint', () => {
    const folder = temporaryFolder();
    const changes = [{}, { model: 'm2' }, { chunker: 'c2' }, { dimension: 8 }, { format: 2 }];
    for (const change of changes) {
      openTestStore({ folder, fingerprint: { ...testFingerprint, ...change } });
    }
    expect(databasesIn(folder)).toHaveLength(changes.length);
  });
});

describe('clearIndex', () => {
  it('deletes the indexes and leaves what is not its own', () => {
    const folder = temporaryFolder();
    openTestStore({ folder, rootFolder: '/some/root' }).dispose();
    openTestStore({ folder, fingerprint: { ...testFingerprint, model: 'm2' } }).dispose();
    clearIndex(folder);
    clearIndex(join(folder, 'missing'));
    expect(readdirSync(folder)).toEqual(['root.json']);
    expect(readFileSync(join(folder, 'root.json'), 'utf8')).toContain('"/some/root"');
  });
});

describe('two processes on one index', () => {
  it('lets a reader see each batch of the writer whole', async () => {
    const folder = temporaryFolder();
    const writer = startStoreProcess('write batches', folder, '60');
    const reader = openTestStore({ folder, mode: 'read' });
    const state = { running: true };
    void writer.ended.then(() => (state.running = false)); // never rejects
    const seen = new Set<string>();
    let generation = -1;
    while (state.running) {
      await setImmediate();
      const now = reader.generation();
      if (now === generation) continue;
      expect(now).toBeGreaterThan(generation);
      generation = now;
      const hashes = new Set(reader.files().map(({ hash }) => hash));
      expect(hashes.size).toBeLessThanOrEqual(1);
      for (const hash of hashes) seen.add(hash);
    }
    reader.generation();
    expect(reader.counts()).toMatchObject({ files: 10, chunks: 20 });
    expect(reader.files()[0]?.hash).toBe('batch 59');
    expect(keysHolding(reader, ['batch59'])).toHaveLength(20);
    expect(keysHolding(reader, ['batch58'])).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
  });

  it('keeps the last commit of a writer that is killed within a transaction', async () => {
    const folder = temporaryFolder();
    const writer = startStoreProcess('stay in a transaction', folder);
    expect(await writer.said()).toBe('in the transaction');
    const reader = openTestStore({ folder, mode: 'read' });
    expect(new Set(reader.files().map(({ hash }) => hash))).toEqual(new Set(['batch 1']));
    await writer.kill();
    const next = openTestStore({ folder });
    expect(next.counts()).toEqual({ files: 10, chunks: 20, embeddedChunks: 0, pendingFiles: 10 });
    expect(next.storedVectors([contentKey('k')]).size).toBe(0);
    next.putVectors([contentKey('k')], axis(0));
    next.putFile(storedFile('0.ts'), [newChunk('afterwards')]);
    expect(keysHolding(next, ['afterwards'])).toHaveLength(1);
  });
});

function databasesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
}
