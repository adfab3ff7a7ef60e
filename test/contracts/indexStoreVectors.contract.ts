// What every IndexStore promises of vectors; part of `indexStore.contract.ts`.

import { describe, expect, it } from 'vitest';
import type { IndexStore } from '../../src/core/store/indexStore.ts';
import { axis, contentKey, newChunk, storedFile } from '../support/storeRows.ts';

/** @param open gives an empty store for vectors of 4 values */
export function describeStoredVectors(open: () => IndexStore): void {
  describe('vectors', () => {
    it('are pending until they are put', () => {
      const store = open();
      store.putFile(storedFile('a.ts', { hash: 'ff' }), [
        newChunk('one', { lines: { start: 2, end: 5 }, symbol: 'one', heading: 'h' }),
      ]);
      const [key] = store.chunkKeys();
      expect(store.pending(10)).toEqual([
        {
          key,
          path: 'a.ts',
          fileHash: 'ff',
          lines: { start: 2, end: 5 },
          symbol: 'one',
          heading: 'h',
          contentKey: contentKey('content of one'),
        },
      ]);
      expect(store.counts()).toMatchObject({ embeddedChunks: 0, pendingFiles: 1 });
      store.putVectors([contentKey('content of one')], axis(1));
      expect(store.pending(10)).toEqual([]);
      expect(store.counts()).toMatchObject({ embeddedChunks: 1, pendingFiles: 0 });
      expect(store.embeddedKeys()).toEqual([key]);
    });

    it('come back as unit rows in the order of the keys', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('x'), newChunk('y'), newChunk('z')]);
      const keys = store.chunkKeys();
      const put = ['x', 'z'].map((text) => contentKey(`content of ${text}`));
      store.putVectors(put, Float32Array.from([...axis(0), ...axis(2)]));
      const reversed = [...keys].reverse();
      const { found, rows } = store.vectors(reversed);
      expect(found).toEqual([reversed[0], reversed[2]]);
      expect([...rows]).toEqual([...axis(2), ...axis(0)]);
    });

    it('are shared by all chunks of the same content', () => {
      const store = open();
      const same = { contentKey: contentKey('same') };
      store.putFile(storedFile('a.ts'), [newChunk('a', same)]);
      store.putVectors([contentKey('same')], axis(0));
      store.putFile(storedFile('b.ts'), [newChunk('b', same)]);
      expect(store.pending(10)).toEqual([]);
      expect(store.embeddedKeys()).toHaveLength(2);
      expect(store.storedVectors([contentKey('same'), contentKey('other')])).toEqual(
        new Set([contentKey('same')]),
      );
    });

    it('stay when a file changes and comes back', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('first')]);
      store.putVectors([contentKey('content of first')], axis(0));
      store.putFile(storedFile('a.ts'), [newChunk('second')]);
      store.putFile(storedFile('a.ts'), [newChunk('first')]);
      expect(store.counts()).toMatchObject({ chunks: 1, embeddedChunks: 1 });
    });

    it('are asked for the recently changed files first, then for the others', () => {
      const store = open();
      for (const name of ['a', 'b', 'c', 'd']) {
        store.putFile(storedFile(`${name}.ts`), [newChunk(`${name}1`), newChunk(`${name}2`)]);
      }
      const paths = store.pending(5, ['c.ts', 'unknown.ts', 'b.ts']).map(({ path }) => path);
      expect(paths.slice(0, 4)).toEqual(['c.ts', 'c.ts', 'b.ts', 'b.ts']);
      expect(paths).toHaveLength(5);
      expect(store.pending(100, ['c.ts'])).toHaveLength(8);
      expect(store.pending(1, ['c.ts'])).toHaveLength(1);
    });

    it('without a chunk are deleted oldest first, down to the budget', () => {
      const store = open();
      for (const name of ['a', 'b', 'c', 'kept']) {
        store.putFile(storedFile(`${name}.ts`), [newChunk(name)]);
        store.putVectors([contentKey(`content of ${name}`)], axis(0));
      }
      for (const name of ['b', 'a', 'c']) store.removeFiles([`${name}.ts`]);
      expect(store.vacuumVectors(2)).toBe(1);
      const all = ['a', 'b', 'c', 'kept'].map((name) => contentKey(`content of ${name}`));
      expect([...store.storedVectors(all)].sort()).toEqual(all.filter((_, at) => at !== 1));
      expect(store.vacuumVectors(0)).toBe(2);
      expect(store.counts()).toMatchObject({ chunks: 1, embeddedChunks: 1 });
    });

    it('are refused when they do not fit', () => {
      const store = open();
      const key = contentKey('k');
      expect(() => {
        store.putVectors([key], new Float32Array(3));
      }).toThrow(RangeError);
      for (const bad of [0, 2, Number.NaN]) {
        expect(() => {
          store.putVectors([key], Float32Array.from([bad, 0, 0, 0]));
        }).toThrow(RangeError);
      }
      expect(store.storedVectors([key]).size).toBe(0);
    });
  });
}
