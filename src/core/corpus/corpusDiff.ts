// What has changed between the index and the disk, in the steps in which it can be known: first
// by size and time, then by hash, and at last which new file is an old one that moved.

import type { SourceDocument } from '../model.ts';
import type { StoredFile } from '../store/indexStore.ts';
import type { FileEntry } from './fileSource.ts';

/** The first step, before any file is opened. Each list keeps the order of its source. */
export interface CorpusDiff {
  /** Same size and time: taken as the same content. */
  readonly unchanged: readonly StoredFile[];
  /** Size or time differ: the hash must decide. */
  readonly changed: readonly { readonly stored: StoredFile; readonly entry: FileEntry }[];
  readonly added: readonly FileEntry[];
  /** Stored, but not listed: removed, ignored by now, or moved. */
  readonly missing: readonly StoredFile[];
}

/** @param stored files of the index, and `listed` files of the disk, of the same scope */
export function diffCorpus(
  stored: readonly StoredFile[],
  listed: readonly FileEntry[],
): CorpusDiff {
  const storedByPath = new Map(stored.map((file) => [file.path, file]));
  const unchanged: StoredFile[] = [];
  const changed: { stored: StoredFile; entry: FileEntry }[] = [];
  const added: FileEntry[] = [];
  for (const entry of new Map(listed.map((file) => [file.path, file])).values()) {
    const file = storedByPath.get(entry.path);
    storedByPath.delete(entry.path);
    if (file === undefined) added.push(entry);
    else if (isSameStamp(file, entry)) unchanged.push(file);
    else changed.push({ stored: file, entry });
  }
  return { unchanged, changed, added, missing: [...storedByPath.values()] };
}

function isSameStamp(stored: StoredFile, entry: FileEntry): boolean {
  return stored.sizeBytes === entry.sizeBytes && stored.modifiedMs === entry.modifiedMs;
}

/** The second step, for one file that was read: is its content another one? */
export function hasSameContent(stored: StoredFile, document: SourceDocument): boolean {
  // The language follows the rules of this version, and chunks follow the language.
  return stored.hash === document.hash && stored.language === document.language;
}

/**
 * The third step: among files that are gone, the one that the new document was before. One
 * missing file answers one document: the caller takes it out of the index of missing files.
 */
export class MissingFiles {
  readonly #byHash = new Map<string, StoredFile[]>();

  constructor(missing: readonly StoredFile[]) {
    for (const file of missing) {
      const sameHash = this.#byHash.get(file.hash);
      if (sameHash === undefined) this.#byHash.set(file.hash, [file]);
      else sameHash.push(file);
    }
  }

  /**
   * Finds and takes out the file that was moved. Of several with the same content the one with
   * the same file name is taken, then the one that shares most of the path, then the first.
   */
  takeRenamed(document: SourceDocument): StoredFile | undefined {
    const candidates = (this.#byHash.get(document.hash) ?? []).filter(
      (file) => file.language === document.language,
    );
    const best = candidates.reduce<StoredFile | undefined>(
      (held, file) =>
        held !== undefined &&
        likeness(held.path, document.path) >= likeness(file.path, document.path)
          ? held
          : file,
      undefined,
    );
    if (best !== undefined) this.#take(best);
    return best;
  }

  /** What was not taken: these files are removed. */
  remaining(): StoredFile[] {
    return [...this.#byHash.values()].flat();
  }

  #take(file: StoredFile): void {
    const sameHash = this.#byHash.get(file.hash) ?? [];
    this.#byHash.set(
      file.hash,
      sameHash.filter((other) => other !== file),
    );
  }
}

/** Orders candidates of a rename: a shared file name counts more than any shared folders. */
function likeness(path: string, other: string): number {
  const [parts, otherParts] = [path.split('/'), other.split('/')];
  const firstDifference = parts.findIndex((part, index) => part !== otherParts[index]);
  const sharedFolders = firstDifference === -1 ? parts.length : firstDifference;
  return sharedFolders + (parts.at(-1) === otherParts.at(-1) ? 1_000 : 0);
}
