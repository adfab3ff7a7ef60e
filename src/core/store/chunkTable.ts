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
  #slotsByFile: ReadonlyMap<number, readonly number[]> | undefined;

  /** One more than the last slot. */
  get slots(): number {
    return this.#chunks.length;
  }

  /** Chunks that are there. */
  get size(): number {
    return this.#slots.size;
  }

  keys(): IterableIterator<ChunkKey> {
    return this.#slots.keys();
  }

  has(key: ChunkKey): boolean {
    return this.#slots.has(key);
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
    this.#slotsByFile = undefined;
    return slot;
  }

  /** @returns the slot that it had */
  remove(key: ChunkKey): number | undefined {
    const slot = this.#slots.get(key);
    if (slot === undefined) return undefined;
    this.#slots.delete(key);
    this.#chunks[slot] = undefined;
    this.#slotsByFile = undefined;
    return slot;
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
    this.#slotsByFile ??= this.#groupByFile();
    return this.#slotsByFile.get(fileId) ?? [];
  }

  #groupByFile(): Map<number, number[]> {
    const groups = new Map<number, number[]>();
    this.#chunks.forEach((facts, slot) => {
      if (facts === undefined) return;
      const group = groups.get(facts.fileId);
      if (group === undefined) groups.set(facts.fileId, [slot]);
      else group.push(slot);
    });
    return groups;
  }
}
