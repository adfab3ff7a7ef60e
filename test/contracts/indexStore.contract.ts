// What every IndexStore promises. Written against the port only, so that a store in memory can
// be held to the same.

import { afterEach, describe, expect, it } from 'vitest';
import type { ChunkKey } from '../../src/core/model.ts';
import type { IndexStore, NewChunk } from '../../src/core/store/indexStore.ts';
import {
  axis,
  chunkPaths,
  contentKey,
  keysHolding,
  newChunk,
  storedFile,
} from '../support/storeRows.ts';
import { describeStoredVectors } from './indexStoreVectors.contract.ts';
import { describeStoredWords } from './indexStoreWords.contract.ts';

/** @param openStore gives an empty store for vectors of 4 values */
export function describeIndexStore(name: string, openStore: () => IndexStore): void {
  describe(`index store contract: ${name}`, () => {
    let opened: IndexStore | undefined;
    const open = (): IndexStore => (opened = openStore());

    afterEach(() => {
      opened?.dispose();
      opened = undefined;
    });

    it('is empty at first', () => {
      const store = open();
      expect({
        files: store.files(),
        skipped: store.skipped(),
        counts: store.counts(),
        completed: store.completedMs(),
        pending: store.pending(10),
        chunkKeys: store.chunkKeys(),
        fileTable: store.fileTable(),
        embedded: store.embeddedKeys(),
        fact: store.metaValue('anything'),
      }).toEqual({
        files: [],
        skipped: [],
        counts: { files: 0, chunks: 0, embeddedChunks: 0, pendingFiles: 0 },
        completed: undefined,
        pending: [],
        chunkKeys: [],
        fileTable: [],
        embedded: [],
        fact: undefined,
      });
    });

    it('gives files back as they were put', () => {
      const store = open();
      const files = [
        storedFile('a.ts', { hash: 'ab01' }),
        storedFile('dir/ü 文.md', { hash: 'not hex', language: 'markdown' }),
      ];
      for (const file of files) store.putFile(file, []);
      expect(store.files()).toEqual(files);
      expect(store.file('a.ts')).toEqual(files[0]);
      expect(store.file('b.ts')).toBeUndefined();
    });

    it('gives chunks back as they were put', () => {
      const store = open();
      const full = { lines: { start: 3, end: 9 }, kind: 'class', symbol: 'A.b', heading: 'X › Y' };
      store.putFile(storedFile('a.ts'), [
        newChunk('one', full as Partial<NewChunk>),
        newChunk('two', { kind: 'text' }),
      ]);
      const keys = store.chunkKeys();
      expect(chunkPaths(store)).toEqual(['a.ts', 'a.ts']);
      const place = { path: 'a.ts', language: 'typescript' };
      expect([...store.chunks(keys).values()]).toEqual([
        { key: keys[0], ...place, ...full },
        { key: keys[1], ...place, lines: { start: 1, end: 1 }, kind: 'text' },
      ]);
    });

    it('tells the keys of some files, and the last of each', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('one'), newChunk('two')]);
      store.putFile(storedFile('b.ts'), [newChunk('three')]);
      store.putFile(storedFile('empty.ts'), []);
      const [first, second] = store.fileTable();
      const keys = store.chunkKeys();
      expect(store.chunkKeys([first?.id ?? -1])).toEqual(keys.slice(0, 2));
      expect(store.chunkKeys([second?.id ?? -1, first?.id ?? -1])).toEqual(keys);
      expect([store.chunkKeys([]), store.chunkKeys([77])]).toEqual([[], []]);
      expect(store.fileTable().map(({ lastKey }) => lastKey)).toEqual([
        keys[1],
        keys[2],
        undefined,
      ]);
    });

    it('passes over keys that are not there', () => {
      const store = open();
      expect(store.chunks([77 as ChunkKey]).size).toBe(0);
      expect(store.vectors([77 as ChunkKey]).found).toEqual([]);
    });

    it('replaces the chunks of a file that is put again, under new keys', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('old')]);
      const before = store.chunkKeys();
      store.putFile(storedFile('a.ts', { hash: 'new' }), [newChunk('new'), newChunk('newer')]);
      const after = store.chunkKeys();
      expect(after).toHaveLength(2);
      expect(after.filter((key) => before.includes(key))).toEqual([]);
      expect(store.file('a.ts')?.hash).toBe('new');
      expect(keysHolding(store, ['old'])).toEqual([]);
      expect(keysHolding(store, ['newer'])).toHaveLength(1);
    });

    it('never gives a key twice, also when the last chunk has gone', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('one')]);
      const [first] = store.chunkKeys();
      store.removeFiles(['a.ts']);
      store.putFile(storedFile('b.ts'), [newChunk('two')]);
      expect(store.chunkKeys()).not.toContain(first);
    });

    it('removes a file with its chunks and words', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('apple')]);
      store.putFile(storedFile('b.ts'), [newChunk('pear')]);
      store.removeFiles(['a.ts', 'unknown.ts']);
      expect(store.files().map(({ path }) => path)).toEqual(['b.ts']);
      expect(chunkPaths(store)).toEqual(['b.ts']);
      expect(keysHolding(store, ['apple', 'pear'])).toHaveLength(1);
    });

    it('renames a file without touching its chunks', () => {
      const store = open();
      store.putFile(storedFile('old.ts'), [newChunk('apple')]);
      store.putFile(storedFile('taken.ts'), [newChunk('pear')]);
      const [key] = store.chunkKeys();
      store.renameFile('old.ts', 'taken.ts');
      expect(store.chunkKeys()).toEqual([key]);
      expect(chunkPaths(store)).toEqual(['taken.ts']);
      expect(keysHolding(store, ['apple'])).toEqual([key]);
      expect(keysHolding(store, ['pear'])).toEqual([]);
    });

    it('takes a new time and size of a file', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('apple')]);
      const touched = storedFile('a.ts', { sizeBytes: 7, modifiedMs: 9 });
      store.touchFile(touched);
      expect(store.files()).toEqual([touched]);
      expect(store.counts().chunks).toBe(1);
    });

    describeStoredVectors(open);
    describeStoredWords(open);

    describe('skipped files', () => {
      const image = { path: 'a/logo.png', reason: 'binary', detail: 'holds NUL' } as const;
      const big = { path: 'b/data.json', reason: 'too-large', detail: '3 MB' } as const;

      it('are replaced by what a whole run saw', () => {
        const store = open();
        store.replaceSkipped([image, big]);
        expect(store.skipped()).toEqual([image, big]);
        store.replaceSkipped([{ ...big, detail: '4 MB' }]);
        expect(store.skipped()).toEqual([{ ...big, detail: '4 MB' }]);
      });

      it('stay where a run did not look', () => {
        const store = open();
        store.replaceSkipped([image, big]);
        store.replaceSkipped([], new Set(['a', 'b/other.json']));
        expect(store.skipped()).toEqual([big]);
        store.replaceSkipped([], new Set(['b/data.json']));
        expect(store.skipped()).toEqual([]);
      });
    });

    describe('transactions', () => {
      it('leave nothing of a write that throws', () => {
        const store = open();
        store.putFile(storedFile('kept.ts'), [newChunk('kept')]);
        const write = (): void => {
          store.transaction(() => {
            store.putFile(storedFile('lost.ts'), [newChunk('lost')]);
            store.removeFiles(['kept.ts']);
            throw new Error('stop');
          });
        };
        expect(write).toThrow('stop');
        expect(store.files().map(({ path }) => path)).toEqual(['kept.ts']);
        expect(keysHolding(store, ['lost', 'kept'])).toHaveLength(1);
        store.putFile(storedFile('next.ts'), []);
        expect(store.counts().files).toBe(2);
      });

      it('belong to the one they are opened in', () => {
        const store = open();
        store.transaction(() => {
          store.transaction(() => {
            store.putFile(storedFile('inner.ts'), []);
          });
          store.putFile(storedFile('outer.ts'), []);
        });
        expect(store.counts().files).toBe(2);
      });

      it('raise the generation when something has changed, and only then', () => {
        const store = open();
        const seen = [store.generation()];
        store.putFile(storedFile('a.ts'), [newChunk('a')]);
        seen.push(store.generation());
        store.putVectors([contentKey('content of a')], axis(0));
        seen.push(store.generation());
        store.removeFiles(['a.ts']);
        seen.push(store.generation());
        expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
        store.replaceSkipped([]);
        store.transaction(() => undefined);
        store.setMetaValue('fact', '1');
        const before = store.generation();
        store.setMetaValue('fact', '1');
        expect(store.generation()).toBe(before);
      });
    });

    it('remembers facts, and when a run was completed', () => {
      const store = open();
      store.setMetaValue('completedMs', 'a fact of a host');
      store.setMetaValue('exclude', '["a"]');
      store.setMetaValue('exclude', '["b"]');
      store.markCompleted(1_234.5);
      expect([store.metaValue('exclude'), store.completedMs()]).toEqual(['["b"]', 1_234.5]);
    });

    it('may be disposed twice', () => {
      const store = open();
      store.dispose();
      store.dispose();
      expect(store.location).not.toBe('');
    });
  });
}
