// What every IndexStore promises of words; part of `indexStore.contract.ts`.

import { describe, expect, it } from 'vitest';
import { visitTermCounts } from '../../src/core/lexical/termCounts.ts';
import type { IndexStore } from '../../src/core/store/indexStore.ts';
import { keysHolding, newChunk, storedFile } from '../support/storeRows.ts';

/** @param open gives an empty store */
export function describeStoredWords(open: () => IndexStore): void {
  describe('words', () => {
    it('come back with their counts, those of the name marked', () => {
      const store = open();
      const words = { text: ['get', 'user', 'user'], name: ['user', 'load'] };
      store.putFile(storedFile('a.ts'), [newChunk('', { words })]);
      expect(heldBy(store, 0, ['get', 'user', 'load', 'other'])).toEqual({
        get: [1, false],
        user: [2, true],
        load: [0, true],
      });
    });

    it('have one number each, in all chunks and for as long as the store lives', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('apple pear'), newChunk('pear apple')]);
      const numbers = store.termsOf(['apple', 'pear']);
      expect(new Set(numbers.values()).size).toBe(2);
      store.removeFiles(['a.ts']);
      store.putFile(storedFile('b.ts'), [newChunk('pear')]);
      expect(store.termsOf(['apple', 'pear'])).toEqual(numbers);
      expect(keysHolding(store, ['apple'])).toEqual([]);
      expect(keysHolding(store, ['pear'])).toHaveLength(1);
    });

    it('have numbers up to the last one', () => {
      const store = open();
      expect(store.lastTerm()).toBe(-1);
      store.putFile(storedFile('a.ts'), [newChunk('apple pear')]);
      const numbers = store.termsOf(['apple', 'pear']).values();
      expect(store.lastTerm()).toBe(Math.max(...numbers));
    });

    it('are found by their stem', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('parse parsing parser token')]);
      const forms = store.termsOf(['parse', 'parsing', 'parser']);
      expect(store.termsWithStem('pars')).toEqual([...forms.values()].sort((a, b) => a - b));
      expect(store.termsWithStem('parse')).toEqual([]);
    });

    it('may look like anything', () => {
      const store = open();
      const odd = [
        'NOT',
        'a*b',
        '"',
        "o'clock",
        'c++',
        '{text}',
        'x:y',
        '検索',
        'привет',
        '-',
        '%',
      ];
      store.putFile(
        storedFile('odd.ts'),
        odd.map((word) => newChunk(word)),
      );
      for (const word of odd) expect(keysHolding(store, [word])).toHaveLength(1);
      expect(store.termsOf(['a', '検', 'NEAR(', '\u0000', ' ', '', '"" OR ""']).size).toBe(0);
      expect(store.termsOf([]).size).toBe(0);
    });

    it('of a transaction that was taken back leave nothing behind', () => {
      const store = open();
      const failing = (): void => {
        store.putFile(storedFile('a.ts'), [newChunk('apple')]);
        throw new Error('on purpose');
      };
      expect(() => {
        store.transaction(failing);
      }).toThrow('on purpose');
      store.putFile(storedFile('b.ts'), [newChunk('pear')]);
      store.putFile(storedFile('c.ts'), [newChunk('apple')]);
      expect(keysHolding(store, ['apple'])).toEqual([store.chunkKeys()[1]]);
    });
  });
}

/** @returns count and whether it is in the name, by word */
function heldBy(
  store: IndexStore,
  position: number,
  words: readonly string[],
): Record<string, [number, boolean]> {
  const byNumber = new Map([...store.termsOf(words)].map(([word, number]) => [number, word]));
  const held: Record<string, [number, boolean]> = {};
  const terms = store.storedChunks(store.chunkKeys())[position]?.terms ?? new Uint8Array();
  visitTermCounts(terms, (term, count, inName) => {
    held[byNumber.get(term) ?? String(term)] = [count, inName];
  });
  return held;
}
