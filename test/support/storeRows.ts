// Rows for the tests of the store: as little as a test has to say.

import type { ContentKey } from '../../src/core/model.ts';
import type { FieldWeights, NewChunk, StoredFile } from '../../src/core/store/indexStore.ts';

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
    words: { text, stems: '', symbol: '', path: '' },
    ...change,
  };
}

export const allFields: FieldWeights = { text: 1, stems: 1, symbol: 1, path: 1 };

/** The unit vector of 4 values along one axis. */
export function axis(index: number): Float32Array {
  const row = new Float32Array(4);
  row[index] = 1;
  return row;
}
