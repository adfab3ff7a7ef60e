// Unsaved editors of one root: what is typed is cut and encoded as the disk's files are, and
// searched in their place. Newest wins: a text that is overtaken while it is encoded is dropped.

import type { FileSource } from '../core/corpus/fileSource.ts';
import { skipText, tooLarge } from '../core/corpus/skipRules.ts';
import { languageOf } from '../core/chunking/languages.ts';
import { type CutChunk, cutDocument, toNewChunk } from '../core/indexing/cutFile.ts';
import { type ContentKey, rowOf } from '../core/model.ts';
import type { NewChunk } from '../core/store/indexStore.ts';
import { type BufferedFile, BufferSet } from '../core/store/bufferSet.ts';
import type { RootParts } from './rootParts.ts';

type Vectors = ReadonlyMap<ContentKey, Float32Array>;

export class RootBuffers {
  readonly files = new BufferSet();
  readonly #parts: RootParts;
  /** The newest text of each path, while it is worked on. */
  readonly #turns = new Map<string, symbol>();

  constructor(parts: RootParts) {
    this.#parts = parts;
  }

  /**
   * @param path    relative to the root
   * @param text    undefined = saved or closed: the disk counts again
   * @param source  says whether the file is ignored
   */
  async put(path: string, text: string | undefined, source: FileSource): Promise<void> {
    const turn = Symbol(path);
    this.#turns.set(path, turn);
    const isNewest = (): boolean => this.#turns.get(path) === turn;
    try {
      if (text === undefined || !(await isWanted(source, path))) {
        if (isNewest()) this.files.delete(path);
        return;
      }
      await this.#take(path, text, isNewest);
    } finally {
      if (isNewest()) this.#turns.delete(path);
    }
  }

  /** Words at once, vectors behind. */
  async #take(path: string, text: string, isNewest: () => boolean): Promise<void> {
    const language = languageOf(path, text.slice(0, 500).split(/\r?\n/, 1)[0]);
    const file: BufferedFile = { path, language, text, chunks: [], vectors: new Map() };
    const cut = this.#isSkipped(path, text)
      ? []
      : await cutDocument(this.#parts.indexing, { path, language, text, hash: '' });
    if (!isNewest()) return;
    const chunks: readonly NewChunk[] = cut.map(toNewChunk);
    const known = this.#knownVectors(path, cut);
    this.files.put({ ...file, chunks, vectors: known });
    const vectors = await this.#encodeMissing(cut, known);
    if (isNewest() && vectors.size > known.size) this.files.put({ ...file, chunks, vectors });
  }

  /** A file like this would not be indexed: nothing of it is found, its saved state neither. */
  #isSkipped(path: string, text: string): boolean {
    const sizeBytes = Buffer.byteLength(text);
    const { maxFileSizeBytes } = this.#parts;
    const skip =
      sizeBytes > maxFileSizeBytes
        ? tooLarge(path, sizeBytes, maxFileSizeBytes)
        : skipText(path, text);
    if (skip !== undefined) this.#parts.logger.debug(`${path}: not searched: ${skip.detail}`);
    return skip !== undefined;
  }

  /** Of the state before: most of a file is the same after a few keys. */
  #knownVectors(path: string, cut: readonly CutChunk[]): Vectors {
    const before = this.files.get(path)?.vectors;
    return new Map(
      cut.flatMap(({ contentKey }) => {
        const vector = before?.get(contentKey);
        return vector === undefined ? [] : [[contentKey, vector] as const];
      }),
    );
  }

  async #encodeMissing(cut: readonly CutChunk[], known: Vectors): Promise<Vectors> {
    const { encoder } = this.#parts.indexing;
    const missing = cut.filter(({ contentKey }) => !known.has(contentKey));
    if (encoder === undefined || missing.length === 0) return known;
    const texts = missing.map(({ encodedText }) => encodedText);
    const matrix = await encoder.encode(texts, 'document');
    const encoded = missing.map(
      ({ contentKey }, row) => [contentKey, rowOf(matrix, row).slice()] as const,
    );
    return new Map([...known, ...encoded]);
  }
}

/** By the rules of the disk's files: ignored, secret and binary ones stay out. */
async function isWanted(source: FileSource, path: string): Promise<boolean> {
  for await (const listing of source.inspect([path])) {
    if (listing.type === 'file' && listing.entry.path === path) return true;
  }
  return false;
}
