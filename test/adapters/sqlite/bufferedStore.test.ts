// Buffers over a real store: what a view sees of both, and that their numbers never meet.

import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import { BufferedStore, isBufferKey } from '../../../src/core/store/bufferedStore.ts';
import { type BufferedFile, BufferSet } from '../../../src/core/store/bufferSet.ts';
import type { IndexStore } from '../../../src/core/store/indexStore.ts';
import { IndexView } from '../../../src/core/store/indexView.ts';
import { openTestStore } from '../../support/indexStores.ts';
import { axis, contentKey, newChunk, storedFile } from '../../support/storeRows.ts';

interface Layers {
  readonly store: IndexStore;
  readonly buffers: BufferSet;
  readonly view: IndexView;
}

function open(): Layers {
  const store = openTestStore();
  const buffers = new BufferSet();
  const view = new IndexView({
    store: new BufferedStore(store, buffers),
    dimension: 4,
    graphThreshold: 1_000,
    logger: silentLogger,
  });
  store.putFile(storedFile('a.ts'), [newChunk('apple pear'), newChunk('plum')]);
  store.putFile(storedFile('b.ts'), [newChunk('cherry')]);
  store.putVectors([contentKey('content of plum')], axis(0));
  return { store, buffers, view };
}

function buffer(path: string, ...texts: string[]): BufferedFile {
  return {
    path,
    language: 'typescript',
    text: texts.join('\n'),
    chunks: texts.map((text) => newChunk(text)),
    vectors: new Map(texts.map((text, index) => [contentKey(`content of ${text}`), axis(index)])),
  };
}

/** Paths of the chunks that hold the word, as a search finds them. */
function holders({ view }: Layers, word: string): string[] {
  view.refresh();
  const term = view.store.termsOf([word]).get(word);
  if (term === undefined) return [];
  const { bm25 } = view.words.score([[term]]);
  return [...bm25].flatMap((score, slot) =>
    score > 0 ? (view.chunks.chunkAt(slot)?.path ?? 'nowhere') : [],
  );
}

describe('a store with buffers', () => {
  it('shows a buffer in the place of its file, words and vectors alike', () => {
    const layers = open();
    const { buffers, view } = layers;
    expect(holders(layers, 'plum')).toEqual(['a.ts']);
    buffers.put(buffer('a.ts', 'mango kiwi', 'apple'));
    expect([holders(layers, 'plum'), holders(layers, 'mango')]).toEqual([[], ['a.ts']]);
    expect([holders(layers, 'apple'), holders(layers, 'cherry')]).toEqual([['a.ts'], ['b.ts']]);
    expect(view.nearest(axis(0), 9).map(({ similarity }) => similarity)).toEqual([1, 0]);
    expect(view.nearest(axis(0), 9).every(({ key }) => isBufferKey(key))).toBe(true);
  });

  it('shows the file again when the buffer goes', () => {
    const layers = open();
    layers.buffers.put(buffer('a.ts', 'mango'));
    expect(holders(layers, 'mango')).toEqual(['a.ts']);
    layers.buffers.delete('a.ts');
    expect([holders(layers, 'mango'), holders(layers, 'plum')]).toEqual([[], ['a.ts']]);
    expect(layers.view.nearest(axis(0), 9)).toHaveLength(1);
  });

  it('shows a file that is in the buffer only, and none where the buffer holds nothing', () => {
    const layers = open();
    layers.buffers.put(buffer('new.ts', 'mango'));
    layers.buffers.put(buffer('b.ts'));
    expect([holders(layers, 'mango'), holders(layers, 'cherry')]).toEqual([['new.ts'], []]);
    expect([...layers.view.chunks.files()].map(({ path }) => path).sort()).toEqual([
      'a.ts',
      'b.ts',
      'new.ts',
    ]);
  });

  it('finds a word by its stem wherever it stands', () => {
    const layers = open();
    layers.store.putFile(storedFile('c.ts'), [newChunk('parsing')]);
    layers.buffers.put(buffer('a.ts', 'parsed'));
    layers.view.refresh();
    const { bm25 } = layers.view.words.score([layers.view.store.termsWithStem('pars')]);
    expect([...bm25].filter((score) => score > 0)).toHaveLength(2);
  });

  it('keeps words apart when the store gives new numbers meanwhile', () => {
    const layers = open();
    layers.buffers.put(buffer('a.ts', 'mango kiwi'));
    expect(holders(layers, 'mango')).toEqual(['a.ts']);
    layers.store.putFile(storedFile('c.ts'), [newChunk('melon grape quince')]);
    expect(['melon', 'grape', 'mango', 'kiwi'].map((word) => holders(layers, word))).toEqual([
      ['c.ts'],
      ['c.ts'],
      ['a.ts'],
      ['a.ts'],
    ]);
    layers.store.putFile(storedFile('d.ts'), [newChunk('mango')]);
    expect(holders(layers, 'mango').sort()).toEqual(['a.ts', 'd.ts']);
  });

  it('writes nothing', () => {
    const layers = open();
    const before = [layers.store.counts(), layers.store.lastTerm(), layers.store.generation()];
    layers.buffers.put(buffer('a.ts', 'mango kiwi'));
    holders(layers, 'mango');
    expect([layers.store.counts(), layers.store.lastTerm(), layers.store.generation()]).toEqual(
      before,
    );
  });

  it('hides what the store learns of a path while the buffer is there', () => {
    const layers = open();
    layers.buffers.put(buffer('a.ts', 'mango'));
    layers.store.putFile(storedFile('a.ts', { hash: 'new' }), [newChunk('plum')]);
    expect([holders(layers, 'plum'), holders(layers, 'mango')]).toEqual([[], ['a.ts']]);
  });
});
