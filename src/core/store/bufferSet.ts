// Files as they stand in editors, unsaved: cut and encoded, held in memory only. They outlive
// the store, which may be closed, cleared and opened again below them.

import type { ContentKey } from '../model.ts';
import type { NewChunk } from './indexStore.ts';

export interface BufferedFile {
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** None when a file like this would be skipped: then nothing of the path is found. */
  readonly chunks: readonly NewChunk[];
  /** Unit rows of those chunks that are encoded. */
  readonly vectors: ReadonlyMap<ContentKey, Float32Array>;
}

export class BufferSet {
  readonly #files = new Map<string, BufferedFile>();
  #version = 0;

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  files(): IterableIterator<BufferedFile> {
    return this.#files.values();
  }

  get(path: string): BufferedFile | undefined {
    return this.#files.get(path);
  }

  /** Takes the place of what was held of the path. */
  put(file: BufferedFile): void {
    this.#files.set(file.path, file);
    this.#version += 1;
  }

  /** The store counts again for the path. */
  delete(path: string): void {
    if (this.#files.delete(path)) this.#version += 1;
  }
}
