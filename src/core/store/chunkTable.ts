// The facts of every chunk of a root in memory: where it stands, what it is called. A chunk is
// known here by its slot, which orders chunks as they came; slots are not given twice.

import type { Chunk, ChunkKey } from '../model.ts';
import type { StoredChunk, StoredFileFacts } from './indexStore.ts';

type ChunkFacts = Omit<StoredChunk, 'terms'>;

export class ChunkTable {
  /** By slot; a removed chunk leaves a hole. */
  readonly #chunks: (ChunkFacts | undefined)[] = [];
  readonly #slots = new Map<ChunkKey, number>();
  #files: ReadonlyMap<number, StoredFileFacts> = new Map();
  /** Ascending in each file. */
  readonly #slotsByFile = new Map<number, number[]>();

  /** One more than the last slot. */
  get slots(): number {
    return this.#chunks.length;
  }

  /** Chunks that are there. */
  get size(): number {
    return this.#slots.size;
  }

  slotOf(key: ChunkKey): number | undefined {
    return this.#slots.get(key);
  }

  /** @returns its slot */
  add({ key, fileId, lines, kind, symbol, heading }: ChunkFacts): number {
    const slot = this.#chunks.length;
    this.#chunks.push({
      key,
      fileId,
      lines,
      kind,
      ...(symbol === undefined ? {} : { symbol }),
      ...(heading === undefined ? {} : { heading }),
    });
    this.#slots.set(key, slot);
    const group = this.#slotsByFile.get(fileId);
    if (group === undefined) this.#slotsByFile.set(fileId, [slot]);
    else group.push(slot);
    return slot;
  }

  /** Leaves holes. @returns the chunks of the file that there were, with their slots */
  removeFile(fileId: number): { readonly slot: number; readonly key: ChunkKey }[] {
    const slots = this.slotsOfFile(fileId);
    this.#slotsByFile.delete(fileId);
    return slots.flatMap((slot) => {
      const key = this.#chunks[slot]?.key;
      if (key === undefined) return [];
      this.#slots.delete(key);
      this.#chunks[slot] = undefined;
      return [{ slot, key }];
    });
  }

  setFiles(files: readonly StoredFileFacts[]): void {
    this.#files = new Map(files.map((file) => [file.id, file]));
  }

  files(): IterableIterator<StoredFileFacts> {
    return this.#files.values();
  }

  /** Of the chunk in a slot; undefined for a hole. */
  fileOf(slot: number): StoredFileFacts | undefined {
    return this.#files.get(this.#chunks[slot]?.fileId ?? -1);
  }

  /** @returns undefined for a hole */
  chunkAt(slot: number): Chunk | undefined {
    const facts = this.#chunks[slot];
    const file = this.fileOf(slot);
    if (facts === undefined || file === undefined) return undefined;
    const { key, lines, kind, symbol, heading } = facts;
    return {
      key,
      path: file.path,
      language: file.language,
      lines,
      kind,
      ...(symbol === undefined ? {} : { symbol }),
      ...(heading === undefined ? {} : { heading }),
    };
  }

  /** Slots of a file's chunks, ascending. */
  slotsOfFile(fileId: number): readonly number[] {
    return this.#slotsByFile.get(fileId) ?? [];
  }
}
