// A root whose files are put in by hand, each with its chunks and the vectors of their words, for
// the tests of what compares them. Counts what is read.

import { onTestFinished } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import { languageOf } from '../../src/core/chunking/languages.ts';
import type { ChunkKind } from '../../src/core/model.ts';
import type { SearchTarget } from '../../src/core/search/search.ts';
import { IndexView } from '../../src/core/store/indexView.ts';
import { createHashEncoder } from './hashEncoder.ts';
import { openTestStore } from './indexStores.ts';
import { contentKey, newChunk, storedFile } from './storeRows.ts';
import { testFingerprint } from './testFingerprint.ts';

const dimension = 128;

export interface DuplicateRoot {
  readonly target: SearchTarget;
  /** Paths in the order in which they were read. */
  readonly read: string[];
  /** Saves a file; its chunks are the parts of the text between lines of `---`. */
  put(path: string, text: string, options?: PutOptions): Promise<void>;
  remove(path: string): void;
}

export interface PutOptions {
  readonly kind?: ChunkKind;
  /** Off: they wait for it. */
  readonly vectors?: boolean;
}

export function openDuplicateRoot(folder = '/project'): DuplicateRoot {
  const store = openTestStore({ fingerprint: { ...testFingerprint, dimension } });
  const encoder = createHashEncoder({ dimension });
  const graphThreshold = Number.MAX_SAFE_INTEGER;
  const view = new IndexView({ store, dimension, graphThreshold, logger: silentLogger });
  onTestFinished(() => {
    view.dispose();
  });
  const texts = new Map<string, string>();
  const read: string[] = [];
  return {
    target: {
      folder,
      view,
      readFile: (path) => {
        read.push(path);
        const text = texts.get(path);
        return Promise.resolve(text === undefined ? undefined : { text, stale: false });
      },
      changedFiles: () => Promise.resolve(new Set()),
    },
    read,
    put: async (path, text, { kind = 'function', vectors = true } = {}) => {
      texts.set(path, text);
      const parts = partsOf(text);
      const chunks = parts.map((part) =>
        newChunk('words', { lines: part.lines, kind, contentKey: contentKey(part.text) }),
      );
      const rows = await encoder.encode(
        parts.map((part) => part.text),
        'document',
      );
      store.transaction(() => {
        store.putFile(storedFile(path, { hash: text, language: languageOf(path) }), chunks);
        const keys = chunks.map((chunk) => chunk.contentKey);
        if (vectors) store.putVectors(keys, rows.data);
      });
      view.refresh();
    },
    remove: (path) => {
      texts.delete(path);
      store.removeFiles([path]);
      view.refresh();
    },
  };
}

interface TextPart {
  readonly lines: { readonly start: number; readonly end: number };
  readonly text: string;
}

function partsOf(text: string): TextPart[] {
  let line = 1;
  return text.split('---\n').map((part) => {
    const start = line;
    const lineCount = part.split('\n').length - 1;
    line += lineCount + 1;
    return { lines: { start, end: start + lineCount - 1 }, text: part };
  });
}
