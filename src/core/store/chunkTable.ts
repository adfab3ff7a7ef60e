// The facts of every chunk of a root in memory: where it stands, what it is called. A chunk is
// known here by its slot, which orders chunks as they came; slots are not given twice.

import { invariant } from '../../base/errors.ts';
import type { Chunk, ChunkKey } from '../model.ts';
import type { StoredChunk, StoredFileFacts } from './indexStore.ts';

type ChunkFacts = Omit<StoredChunk, 'terms' | 'fileId'>;

export class ChunkTable {
  /** By slot, ready to be handed out; a removed chunk leaves a hole. */
  readonly #chunks: (Chunk | undefined)[] = [];
  /** By slot; every search asks for those of hundreds of chunks. */
  readonly #fileOfSlot: StoredFileFacts[] = [];
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

  /** A chunk of a file that {@link setFiles} has named. @returns its slot */
  add(facts: ChunkFacts & Pick<StoredChunk, 'fileId'>): number {
    const { key, fileId } = facts;
    const file = this.#files.get(fileId);
    invariant(file !== undefined, 'files are named before their chunks come');
    const slot = this.#chunks.length;
    this.#chunks.push(toChunk(facts, file));
    this.#fileOfSlot.push(file);
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

  /**
   * The files as they are now; chunks of a file that was renamed go with it. A file that is the
   * same stays the same object, so that what is known of it can be kept by it.
   */
  setFiles(files: readonly StoredFileFacts[]): void {
    const former = this.#files;
    const current = new Map<number, StoredFileFacts>();
    for (const file of files) {
      const known = former.get(file.id);
      const isNamedAlike = known?.path === file.path && known.language === file.language;
      const isSame = isNamedAlike && known.modifiedMs === file.modifiedMs;
      current.set(file.id, isSame ? known : file);
      if (!isNamedAlike) this.#moveChunks(file);
      if (!isSame) for (const slot of this.slotsOfFile(file.id)) this.#fileOfSlot[slot] = file;
    }
    this.#files = current;
  }

  files(): IterableIterator<StoredFileFacts> {
    return this.#files.values();
  }

  /** Of the chunk in a slot; undefined for a hole. */
  fileOf(slot: number): StoredFileFacts | undefined {
    return this.#chunks[slot] && this.#fileOfSlot[slot];
  }

  /** @returns undefined for a hole */
  chunkAt(slot: number): Chunk | undefined {
    return this.#chunks[slot];
  }

  /** Slots of a file's chunks, ascending. */
  slotsOfFile(fileId: number): readonly number[] {
    return this.#slotsByFile.get(fileId) ?? [];
  }

  #moveChunks(file: StoredFileFacts): void {
    for (const slot of this.slotsOfFile(file.id)) {
      const chunk = this.#chunks[slot];
      if (chunk !== undefined) this.#chunks[slot] = toChunk(chunk, file);
    }
  }
}

/** Spelled out, because all chunks of a root are held and objects of one shape take least. */
function toChunk(facts: ChunkFacts, { path, language }: StoredFileFacts): Chunk {
  const { key, lines, kind, symbol, heading } = facts;
  return {
    key,
    path,
    language,
    lines,
    kind,
    ...(symbol === undefined ? {} : { symbol }),
    ...(heading === undefined ? {} : { heading }),
  };
}
