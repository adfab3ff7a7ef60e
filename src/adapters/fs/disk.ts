// The few operations on a disk that the walk and the reader need. Tests put a disk with faults in
// its place; nothing here decides what is indexed.

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';

export type ItemKind = 'file' | 'folder' | 'link' | 'other';

/** One entry of a folder. */
export interface DiskItem {
  readonly name: string;
  readonly kind: ItemKind;
}

export interface FileFacts {
  readonly kind: ItemKind;
  readonly sizeBytes: number;
  /** Whole milliseconds, so that every store gives back what it was given. */
  readonly modifiedMs: number;
}

/** Another stamp: the content may be another. */
export interface FileStamp {
  readonly value: string;
  /** When the content or the facts changed, ms since 1970. */
  readonly changedMs: number;
}

/** The content, and what was true of the file while it was open. */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly facts: FileFacts;
}

/** All paths are absolute. All operations reject with Node's system errors (`ENOENT`, …). */
export interface Disk {
  readFolder(path: string): Promise<DiskItem[]>;
  /** Of a link: the link itself. */
  describe(path: string): Promise<FileFacts>;
  /** Of a link: what it leads to. */
  describeTarget(path: string): Promise<FileFacts>;
  /** Of a link: what it leads to. */
  stamp(path: string): Promise<FileStamp>;
  /** The path without any link in it. */
  resolveLinks(path: string): Promise<string>;
  /**
   * Reads a regular file; of anything else no byte is read, so that a pipe never blocks.
   *
   * @returns  at most `maxBytes`; `facts.sizeBytes` tells whether there is more
   */
  readFile(path: string, maxBytes: number): Promise<FileContent>;
}

export const nodeDisk: Disk = {
  readFolder: async (path) => {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
  describe: async (path) => toFacts(await lstat(path)),
  describeTarget: async (path) => toFacts(await stat(path)),
  // Handing the question to another thread takes ten times longer than the answer.
  stamp: (path) => promptly(() => stampOf(path)),
  resolveLinks: (path) => realpath(path),
  readFile: readRegularFile,
};

/**
 * Answers at once instead of asking another thread: for the few files of a page, which the system
 * mostly has at hand. To resolve and read 20 KB takes 0.04 ms so, and 0.09 to 0.15 ms otherwise.
 */
export const promptDisk: Disk = {
  ...nodeDisk,
  resolveLinks: (path) => promptly(() => realpathSync.native(path)),
  readFile: (path, maxBytes) => promptly(() => readRegularFileNow(path, maxBytes)),
};

/** What is thrown becomes a rejection, as from every other disk. */
function promptly<T>(answer: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(answer());
  });
}

/** What `Dirent` and `Stats` have in common. */
interface KindTests {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: KindTests): ItemKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function toFacts(
  stats: KindTests & { readonly size: number; readonly mtimeMs: number },
): FileFacts {
  return { kind: kindOf(stats), sizeBytes: stats.size, modifiedMs: Math.trunc(stats.mtimeMs) };
}

/** Opening a pipe for reading waits for a writer, unless told not to; Windows has no such flag. */
const openFlags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

async function readRegularFile(path: string, maxBytes: number): Promise<FileContent> {
  const file = await open(path, openFlags);
  try {
    const facts = toFacts(await file.stat());
    if (facts.kind !== 'file') return { bytes: new Uint8Array(), facts };
    // One byte more than the size says: a file that grows meanwhile is noticed.
    const buffer = Buffer.allocUnsafe(Math.min(facts.sizeBytes + 1, maxBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: buffer.subarray(0, filled), facts };
  } finally {
    await file.close();
  }
}

function readRegularFileNow(path: string, maxBytes: number): FileContent {
  const file = openSync(path, openFlags);
  try {
    const facts = toFacts(fstatSync(file));
    if (facts.kind !== 'file') return { bytes: new Uint8Array(), facts };
    const buffer = Buffer.allocUnsafe(Math.min(facts.sizeBytes + 1, maxBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const bytesRead = readSync(file, buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: buffer.subarray(0, filled), facts };
  } finally {
    closeSync(file);
  }
}

function stampOf(path: string): FileStamp {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  const changedNs = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  const value = [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  return { value, changedMs: Number(changedNs / 1_000_000n) };
}
