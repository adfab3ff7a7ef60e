// Words of paths: which files are called like the query. Held in memory by stems, because paths
// are few and every search asks them.

import { stemWord } from '../lexical/stems.ts';
import { lexicalWords } from '../lexical/tokens.ts';
import type { StoredFileFacts } from './indexStore.ts';

/** Stems of the words of one path, by where they stand. */
export interface PathStems {
  /** Of the file's own name, without its extension. */
  readonly name: ReadonlySet<string>;
  /** Of the folder that holds it. */
  readonly folder: ReadonlySet<string>;
  /** Of all of it, the extension included. */
  readonly path: ReadonlySet<string>;
}

interface NamedFile extends PathStems {
  readonly fullPath: string;
}

const nowhere: PathStems = { name: new Set(), folder: new Set(), path: new Set() };

export class FileNames {
  readonly #files = new Map<number, NamedFile>();
  readonly #holders = new Map<string, Set<number>>();

  get size(): number {
    return this.#files.size;
  }

  /** Takes the files as they are now; only new and renamed ones cost anything. */
  follow(files: readonly StoredFileFacts[]): void {
    const current = new Set(files.map(({ id }) => id));
    for (const id of [...this.#files.keys()]) {
      if (!current.has(id)) this.#forget(id);
    }
    for (const { id, path } of files) {
      if (this.#files.get(id)?.fullPath === path) continue;
      this.#forget(id);
      this.#learn(id, path);
    }
  }

  of(fileId: number): PathStems {
    return this.#files.get(fileId) ?? nowhere;
  }

  /** Files with the stem anywhere in their path. */
  holding(stem: string): ReadonlySet<number> {
    return this.#holders.get(stem) ?? noFiles;
  }

  /** How rare a stem is among paths: inverse document frequency, > 0. */
  rarityOf(stem: string): number {
    return Math.log(1 + (this.size + 1) / (this.holding(stem).size + 1));
  }

  #learn(id: number, fullPath: string): void {
    const file = { fullPath, ...pathStems(fullPath) };
    this.#files.set(id, file);
    for (const stem of file.path) {
      const holders = this.#holders.get(stem);
      if (holders === undefined) this.#holders.set(stem, new Set([id]));
      else holders.add(id);
    }
  }

  #forget(id: number): void {
    const file = this.#files.get(id);
    if (file === undefined) return;
    this.#files.delete(id);
    for (const stem of file.path) {
      const holders = this.#holders.get(stem);
      holders?.delete(id);
      if (holders?.size === 0) this.#holders.delete(stem);
    }
  }
}

const noFiles: ReadonlySet<number> = new Set();

function pathStems(fullPath: string): PathStems {
  const parts = fullPath.split('/');
  const name = (parts.at(-1) ?? '').replace(/(?<=.)\.[^.]+$/, '');
  return { name: stemsOf(name), folder: stemsOf(parts.at(-2) ?? ''), path: stemsOf(fullPath) };
}

/** Stems of the words of a name. */
export function stemsOf(name: string): ReadonlySet<string> {
  return new Set(lexicalWords(name).map(stemWord));
}
