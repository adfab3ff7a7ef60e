// Reads the files in which places stand: several stand in one, and each is read once.

import { lineSlicer } from '../../chunking/lines.ts';
import type { FileNow, PageRoot } from './rankedPlace.ts';

export interface OpenFile {
  readonly stale: boolean;
  /** The text of a 1-based range. */
  readonly slice: ReturnType<typeof lineSlicer>;
}

/** @returns opens a file of a root; undefined when it is gone */
export function openFiles(
  roots: readonly PageRoot[],
): (rootIndex: number, path: string) => Promise<OpenFile | undefined> {
  const files = roots.map(() => new Map<string, Promise<OpenFile | undefined>>());
  return (rootIndex, path) => {
    const opened = files[rootIndex]?.get(path) ?? openFile(roots[rootIndex], path);
    files[rootIndex]?.set(path, opened);
    return opened;
  };
}

async function openFile(root: PageRoot | undefined, path: string): Promise<OpenFile | undefined> {
  const file = await root?.readFile(path);
  return file && { stale: file.stale, slice: slicerOf(file) };
}

/** Where the lines of a file begin is kept for as long as the file itself is remembered. */
const slicers = new WeakMap<FileNow, ReturnType<typeof lineSlicer>>();

function slicerOf(file: FileNow): ReturnType<typeof lineSlicer> {
  const slice = slicers.get(file) ?? lineSlicer(file.text);
  slicers.set(file, slice);
  return slice;
}
