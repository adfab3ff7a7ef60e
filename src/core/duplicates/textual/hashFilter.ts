// After a save, only what has a hash of the saved file matters: the rest of the workspace is passed
// over at some nanoseconds a hash.

export interface HashFilter {
  has(hash: number): boolean;
}

const none: readonly number[] = [];

export function hashFilter(wanted: Iterable<Uint32Array>): HashFilter {
  const hashes = new Set<number>();
  const mayBe = new Uint8Array(1 << slotBits);
  for (const list of wanted) {
    for (const hash of list) {
      hashes.add(hash);
      mayBe[hash >>> (32 - slotBits)] = 1;
    }
  }
  return { has: (hash) => mayBe[hash >>> (32 - slotBits)] === 1 && hashes.has(hash) };
}

/** @returns the indexes of the hashes that are wanted */
export function indexesOf(hashes: Uint32Array, filter: HashFilter): readonly number[] {
  let indexes: number[] | undefined;
  for (let index = 0; index < hashes.length; index++) {
    if (filter.has(hashes[index] ?? 0)) (indexes ??= []).push(index);
  }
  return indexes ?? none;
}

export function pick(values: Uint32Array, indexes: readonly number[]): Uint32Array {
  return Uint32Array.from(indexes, (index) => values[index] ?? 0);
}

/** A megabyte: the table fits into the cache of a core, and a file's hashes fill little of it. */
const slotBits = 20;
