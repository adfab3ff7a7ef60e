// Rows for the tests of the store: as little as a test has to say.

import { visitTermCounts } from '../../src/core/lexical/termCounts.ts';
import type { ChunkKey, ContentKey } from '../../src/core/model.ts';
import type { IndexStore, NewChunk, StoredFile } from '../../src/core/store/indexStore.ts';

export function storedFile(path: string, change: Partial<StoredFile> = {}): StoredFile {
  return {
    path,
    language: 'typescript',
    hash: `hash of ${path}`,
    sizeBytes: 120,
    modifiedMs: 1_700_000_000_123.5,
    ...change,
  };
}

export function contentKey(name: string): ContentKey {
  return name as ContentKey;
}

/** A chunk of one line whose words are its text, split at spaces. */
export function newChunk(text: string, change: Partial<NewChunk> = {}): NewChunk {
  return {
    lines: { start: 1, end: 1 },
    kind: 'function',
    contentKey: contentKey(`content of ${text}`),
    words: { text: text.split(' '), name: [] },
    ...change,
  };
}

/** Keys of the chunks that hold any of the words, ascending. */
export function keysHolding(store: IndexStore, words: readonly string[]): ChunkKey[] {
  const wanted = new Set(store.termsOf(words).values());
  return store.storedChunks(store.chunkKeys()).flatMap(({ key, terms }) => {
    const held: number[] = [];
    visitTermCounts(terms, (term) => {
      held.push(term);
    });
    return held.some((term) => wanted.has(term)) ? [key] : [];
  });
}

/** The path of every chunk, by key. */
export function chunkPaths(store: IndexStore): string[] {
  const keys = store.chunkKeys();
  const chunks = store.chunks(keys);
  return keys.map((key) => chunks.get(key)?.path ?? '');
}

/** The unit vector of 4 values along one axis. */
export function axis(index: number): Float32Array {
  const row = new Float32Array(4);
  row[index] = 1;
  return row;
}
