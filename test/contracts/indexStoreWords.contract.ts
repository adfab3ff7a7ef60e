// What every IndexStore promises of words; part of `indexStore.contract.ts`.

import { describe, expect, it } from 'vitest';
import type { FieldWeights, IndexStore } from '../../src/core/store/indexStore.ts';
import { allFields, newChunk, storedFile } from '../support/storeRows.ts';

/** @param open gives an empty store */
export function describeStoredWords(open: () => IndexStore): void {
  describe('words', () => {
    it('are found in any field, each field by its weight', () => {
      const store = open();
      const fields = ['text', 'stems', 'symbol', 'path'] as const;
      const none = { text: '', stems: '', symbol: '', path: '' };
      for (const field of fields) {
        store.putFile(storedFile(`${field}.ts`), [
          newChunk(field, { words: { ...none, [field]: 'apple pie' } }),
        ]);
      }
      const pathsOf = (weights: FieldWeights): string[] => {
        const keys = store.lexical.search(['apple'], weights, 10).map(({ key }) => key);
        const chunks = store.chunks(keys);
        return keys.map((key) => chunks.get(key)?.path ?? '').sort();
      };
      expect(pathsOf(allFields)).toEqual(['path.ts', 'stems.ts', 'symbol.ts', 'text.ts']);
      for (const field of fields) {
        const only = { text: 0, stems: 0, symbol: 0, path: 0, [field]: 2 };
        expect(pathsOf(only)).toEqual([`${field}.ts`]);
      }
      expect(pathsOf({ text: 0, stems: 0, symbol: 0, path: 0 })).toEqual([]);
    });

    it('rank rare words and short chunks above common words and long chunks', () => {
      const store = open();
      const filler = 'common '.repeat(60);
      store.putFile(storedFile('long.ts'), [newChunk(`rare ${filler}`)]);
      store.putFile(storedFile('short.ts'), [newChunk('rare common')]);
      for (let index = 0; index < 8; index++) {
        store.putFile(storedFile(`c${String(index)}.ts`), [newChunk('common words here')]);
      }
      const matches = store.lexical.search(['rare', 'common'], allFields, 3);
      const chunks = store.chunks(matches.map(({ key }) => key));
      expect(matches.map(({ key }) => chunks.get(key)?.path).slice(0, 2)).toEqual([
        'short.ts',
        'long.ts',
      ]);
      const scores = matches.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score > 0)).toBe(true);
    });

    it('are whole words, also when they look like a query language', () => {
      const store = open();
      const odd = ['NOT', 'a*b', '"', "o'clock", 'c++', '{text}', 'x:y', '検索', 'привет', '-'];
      store.putFile(
        storedFile('odd.ts'),
        odd.map((word) => newChunk(word.toLowerCase())),
      );
      for (const word of odd) {
        expect(store.lexical.search([word.toLowerCase()], allFields, 20)).toHaveLength(1);
      }
      for (const term of ['a', '検', 'NEAR(', '* OR *', '\u0000', ' ', '', ')', '"" OR ""']) {
        expect(store.lexical.search([term], allFields, 20).length).toBeLessThanOrEqual(1);
      }
      expect(store.lexical.search([], allFields, 20)).toEqual([]);
    });

    it('are found among thousands of terms', () => {
      const store = open();
      store.putFile(storedFile('a.ts'), [newChunk('needle')]);
      const terms = Array.from({ length: 3_000 }, (_, index) => `term${String(index)}`);
      expect(store.lexical.search([...terms, 'needle'], allFields, 5)).toHaveLength(1);
    });

    it('are filtered by path before the best are taken', () => {
      const store = open();
      for (let index = 0; index < 30; index++) {
        const text = 'apple '.repeat(30 - index);
        store.putFile(storedFile(`f${String(index)}.ts`), [
          newChunk(text, { words: { text, stems: '', symbol: '', path: 'apple' } }),
        ]);
      }
      const paths = new Set(['f29.ts', 'f28.ts', 'unknown.ts']);
      const matches = store.lexical.search(['apple'], allFields, 2, { paths });
      const chunks = store.chunks(matches.map(({ key }) => key));
      expect(new Set([...chunks.values()].map(({ path }) => path))).toEqual(
        new Set(['f28.ts', 'f29.ts']),
      );
      expect(store.lexical.search(['apple'], allFields, 2, { paths: new Set() })).toEqual([]);
      expect(store.lexical.search(['apple'], allFields, 0)).toEqual([]);
      expect(store.lexical.search(['apple'], allFields, 3)).toHaveLength(3);
    });
  });
}
