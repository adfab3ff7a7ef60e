// Words of paths: which files are called like the query. Held in memory by stems, because paths
// are few and every search asks them.

import { stemWord } from '../lexical/stems.ts';
import { lexicalWords } from '../lexical/tokens.ts';
import type { StoredFileFacts } from './indexStore.ts';

/** Stems of the words of one path, by where they stand; each once. */
export interface PathStems {
  /** Of the file's own name, without its extension; of its folder's for the folder's entry. */
  readonly name: readonly string[];
  /** Of the folder that holds it. */
  readonly folder: readonly string[];
  /** Of all of it, the extension included. */
  readonly path: readonly string[];
  /** It is what its folder is known by: `index.ts`, `mod.rs`, `__init__.py`. */
  readonly isEntry: boolean;
}

interface NamedFile extends PathStems {
  readonly fullPath: string;
}

const nowhere: PathStems = {
  name: [],
  folder: [],
  path: [],
  isEntry: false,
};

export class FileNames {
  readonly #files = new Map<number, NamedFile>();
  /** Highest version by the folder that holds the versions; made when it is asked for. */
  #latest: ReadonlyMap<string, number> | undefined;
  #paths: ReadonlySet<string> | undefined;
  readonly #holders = new Map<string, Set<number>>();

  get size(): number {
    return this.#files.size;
  }

  /** Takes the files as they are now; only new and renamed ones cost anything. */
  follow(files: readonly StoredFileFacts[]): void {
    for (const { id, path } of files) {
      if (this.#files.get(id)?.fullPath === path) continue;
      this.#forget(id);
      this.#learn(id, path);
    }
    if (this.#files.size === files.length) return;
    const current = new Set(files.map(({ id }) => id));
    for (const id of [...this.#files.keys()]) {
      if (!current.has(id)) this.#forget(id);
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

  /**
   * Whether a later version stands beside it: `v3/` beside `v4/`, or `v1/fields.py` beside a
   * `fields.py` that has outgrown it.
   */
  isOlderVersion(fileId: number): boolean {
    const file = this.#files.get(fileId);
    const found = file && versionOf(file.fullPath);
    if (!found) return false;
    if (this.#isPath(found.parent + found.rest)) return true;
    this.#latest ??= this.#latestVersions();
    return found.version < (this.#latest.get(found.parent) ?? 0);
  }

  #isPath(path: string): boolean {
    this.#paths ??= new Set([...this.#files.values()].map(({ fullPath }) => fullPath));
    return this.#paths.has(path);
  }

  #latestVersions(): Map<string, number> {
    const latest = new Map<string, number>();
    for (const { fullPath } of this.#files.values()) {
      const found = versionOf(fullPath);
      if (!found) continue;
      latest.set(found.parent, Math.max(found.version, latest.get(found.parent) ?? 0));
    }
    return latest;
  }

  #learn(id: number, fullPath: string): void {
    this.#latest = undefined;
    this.#paths = undefined;
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
    this.#latest = undefined;
    this.#paths = undefined;
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
  const name = baseName(fullPath);
  const folder = parts.at(-2) ?? '';
  const isEntry = folder !== '' && entryNames.has(name.toLowerCase());
  return {
    name: [...stemsOf(isEntry ? folder : name)],
    folder: [...stemsOf(folder)],
    path: [...stemsOf(fullPath)],
    isEntry,
  };
}

const entryNames: ReadonlySet<string> = new Set([
  'index',
  'mod',
  '__init__',
  'init',
  'main',
  'lib',
]);

/** The file's own name without its extension; `.gitignore` has none. */
export function baseName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/(?<=.)\.[^.]+$/, '');
}

interface FoundVersion {
  /** With its last slash; '' at the root. */
  readonly parent: string;
  readonly version: number;
  /** What follows the version's folder. */
  readonly rest: string;
}

/** The first folder of a path that is a version. */
function versionOf(path: string): FoundVersion | undefined {
  const found = /^(.*?\/|)v(\d{1,4})\/(.+)$/i.exec(path);
  if (found === null) return undefined;
  const [, parent = '', version, rest = ''] = found;
  return { parent, version: Number(version), rest };
}

/** Stems of the words of a name. */
export function stemsOf(name: string): ReadonlySet<string> {
  return new Set(lexicalWords(name).map(stemWord));
}
