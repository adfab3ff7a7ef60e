// The store as searches see it: what is stored, with the files of unsaved editors in the place
// of their stored chunks. Nothing of a buffer is written; its keys and words have numbers above
// all that the store has given.

import { invariant } from '../../base/errors.ts';
import { stemWord } from '../lexical/stems.ts';
import { countTerms, packTermCounts } from '../lexical/termCounts.ts';
import type { ChunkKey } from '../model.ts';
import type { BufferedFile, BufferSet } from './bufferSet.ts';
import type { FileTableRow, IndexStore, NewChunk, StoredChunk } from './indexStore.ts';
import { RememberedTerms } from './rememberedTerms.ts';

/** What a view follows and a search asks. */
export type ViewedStore = Pick<
  IndexStore,
  | 'generation'
  | 'chunkKeys'
  | 'storedChunks'
  | 'fileTable'
  | 'embeddedKeys'
  | 'vectors'
  | 'termsOf'
  | 'termsWithStem'
  | 'metaValue'
>;

/** No store ever gives so many. */
const firstBufferNumber = 2 ** 40;

/** @param key  of a chunk or a file */
export function isBufferKey(key: number): key is ChunkKey {
  return key >= firstBufferNumber;
}

/** A chunk of a buffer under the numbers that it has here. */
interface NumberedChunk {
  readonly stored: StoredChunk;
  readonly vector: Float32Array | undefined;
}

interface NumberedFile {
  readonly row: FileTableRow;
  readonly chunks: readonly NumberedChunk[];
}

/** What the store holds, read once per generation. */
interface BaseRead {
  readonly generation: number;
  readonly files: readonly FileTableRow[];
  readonly lastTerm: number;
}

export class BufferedStore implements ViewedStore {
  readonly #store: IndexStore;
  /** Of the generation that was read last. */
  readonly #storedTerms: RememberedTerms;
  readonly #buffers: BufferSet;
  #base: BaseRead | undefined;
  #numbered = new Map<BufferedFile, NumberedFile>();
  #byKey = new Map<ChunkKey, NumberedChunk>();
  #terms = new Map<string, number>();
  #nextNumber = firstBufferNumber;
  #seen = -1;

  constructor(store: IndexStore, buffers: BufferSet) {
    this.#store = store;
    this.#storedTerms = new RememberedTerms(store);
    this.#buffers = buffers;
  }

  /** Both parts only grow, so the sum changes whenever one does. */
  generation(): number {
    return this.#store.generation() + this.#buffers.version;
  }

  /** Of files that {@link fileTable} names. */
  chunkKeys(fileIds: readonly number[]): ChunkKey[] {
    this.#read();
    const wanted = new Set(fileIds);
    const own = [...this.#byKey].filter(([, { stored }]) => wanted.has(stored.fileId));
    const stored = this.#store.chunkKeys(fileIds.filter((id) => !isBufferKey(id)));
    return [...stored, ...own.map(([key]) => key)];
  }

  embeddedKeys(): ChunkKey[] {
    this.#read();
    const encoded = [...this.#byKey].flatMap(([key, { vector }]) => (vector ? [key] : []));
    return [...this.#store.embeddedKeys(), ...encoded];
  }

  storedChunks(keys: readonly ChunkKey[]): StoredChunk[] {
    const own = keys.flatMap((key) => this.#byKey.get(key)?.stored ?? []);
    return [...this.#store.storedChunks(keys.filter((key) => !isBufferKey(key))), ...own];
  }

  fileTable(): FileTableRow[] {
    const { files } = this.#read();
    if (this.#numbered.size === 0) return [...files];
    const stored = files.filter(({ path }) => this.#buffers.get(path) === undefined);
    return [...stored, ...[...this.#numbered.values()].map(({ row }) => row)];
  }

  vectors(keys: readonly ChunkKey[]): { readonly found: ChunkKey[]; readonly rows: Float32Array } {
    const own = keys.filter(isBufferKey);
    const stored = this.#store.vectors(keys.filter((key) => !isBufferKey(key)));
    if (own.length === 0) return stored;
    const found = [...stored.found];
    const rows = [stored.rows];
    for (const key of own) {
      const vector = this.#byKey.get(key)?.vector;
      if (vector === undefined) continue;
      found.push(key);
      rows.push(vector);
    }
    return { found, rows: joinRows(rows) };
  }

  termsOf(words: readonly string[]): Map<string, number> {
    const known = this.#storedTerms.termsOf(words);
    for (const word of words) {
      const own = this.#terms.get(word);
      if (own !== undefined && !known.has(word)) known.set(word, own);
    }
    return known;
  }

  termsWithStem(stem: string): number[] {
    const own = [...this.#terms].filter(([word]) => stemWord(word) === stem);
    return [...this.#storedTerms.termsWithStem(stem), ...own.map(([, number]) => number)];
  }

  metaValue(key: string): string | undefined {
    return this.#store.metaValue(key);
  }

  /** Brings the numbers up to date with the store and the buffers. */
  #read(): BaseRead {
    const generation = this.#store.generation();
    if (this.#base !== undefined && this.#seen === generation + this.#buffers.version) {
      return this.#base;
    }
    if (this.#base?.generation !== generation) this.#followStore(generation);
    const base = this.#base;
    invariant(base !== undefined, 'the store has just been read');
    this.#numberFiles(base.lastTerm);
    this.#seen = generation + this.#buffers.version;
    return base;
  }

  #followStore(generation: number): void {
    this.#storedTerms.forget();
    const lastTerm = this.#store.lastTerm();
    if (this.#base?.lastTerm !== lastTerm) {
      // The store has given numbers that words of buffers have: all of them are numbered anew.
      this.#numbered.clear();
      this.#terms = new Map();
    }
    this.#base = {
      generation,
      files: this.#store.fileTable(),
      lastTerm,
    };
  }

  #numberFiles(lastTerm: number): void {
    const numbered = new Map<BufferedFile, NumberedFile>();
    for (const file of this.#buffers.files()) {
      numbered.set(file, this.#numbered.get(file) ?? this.#numberFile(file, lastTerm));
    }
    this.#numbered = numbered;
    this.#byKey = new Map(
      [...numbered.values()].flatMap(({ chunks }) =>
        chunks.map((chunk) => [chunk.stored.key, chunk] as const),
      ),
    );
  }

  #numberFile(file: BufferedFile, lastTerm: number): NumberedFile {
    const words = file.chunks.flatMap((chunk) => [...chunk.words.text, ...chunk.words.name]);
    const known = this.#store.termsOf([...new Set(words)]);
    const numberOf = (word: string): number => known.get(word) ?? this.#ownTerm(word, lastTerm);
    const { path, language } = file;
    const id = this.#nextNumber++;
    const chunks = file.chunks.map((chunk) => ({
      stored: this.#toStored(chunk, id, numberOf),
      vector: file.vectors.get(chunk.contentKey),
    }));
    const lastKey = chunks.at(-1)?.stored.key;
    return { row: { id, path, language, modifiedMs: Date.now(), lastKey }, chunks };
  }

  /** Right above those of the store: posting lists are as long as the highest number. */
  #ownTerm(word: string, lastTerm: number): number {
    const known = this.#terms.get(word);
    if (known !== undefined) return known;
    const number = lastTerm + 1 + this.#terms.size;
    this.#terms.set(word, number);
    return number;
  }

  #toStored(chunk: NewChunk, fileId: number, numberOf: (word: string) => number): StoredChunk {
    const { lines, kind, symbol, heading, words } = chunk;
    const key = this.#nextNumber++;
    invariant(isBufferKey(key), 'numbers of buffers begin above all others');
    return {
      key,
      fileId,
      lines,
      kind,
      ...(symbol === undefined ? {} : { symbol }),
      ...(heading === undefined ? {} : { heading }),
      terms: packTermCounts(countTerms(words.text, words.name, numberOf)),
    };
  }
}

function joinRows(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
