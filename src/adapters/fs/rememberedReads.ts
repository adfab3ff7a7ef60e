// Readings of files that are asked for again and again: the files of result pages. A file is
// read once and then only looked at, as long as nothing can have changed in it.

import { join } from 'node:path';
import type { FileReading } from '../../core/corpus/fileSource.ts';
import type { Disk, FileStamp } from './disk.ts';

type Read = (path: string) => Promise<FileReading>;

/** A byte each in plain source, two at most: about all that the pages of an hour show. */
const maxCharacters = 24 * 2 ** 20;
/**
 * A file that has changed just now may change again without another stamp: file systems count
 * time in steps of up to two seconds.
 */
const settledMs = 2_000;

interface Remembered {
  readonly stamp: string;
  readonly reading: FileReading;
  readonly characters: number;
}

/** @returns `read`, which is asked only for what is new; the least lately used is forgotten first */
export function rememberReads(disk: Disk, folder: string, read: Read): Read {
  const remembered = new Map<string, Remembered>();
  let characters = 0;
  const forget = (path: string): void => {
    characters -= remembered.get(path)?.characters ?? 0;
    remembered.delete(path);
  };
  const remember = (path: string, entry: Remembered): void => {
    forget(path);
    if (entry.characters > maxCharacters) return;
    remembered.set(path, entry);
    characters += entry.characters;
    for (const oldest of remembered.keys()) {
      if (characters <= maxCharacters) return;
      forget(oldest);
    }
  };
  return async (path) => {
    const lookedMs = Date.now();
    const stamp = await stampOf(disk, join(folder, path));
    const known = remembered.get(path);
    if (known !== undefined && known.stamp === stamp?.value) {
      remember(path, known); // as the latest
      return known.reading;
    }
    forget(path);
    const reading = await read(path);
    if (reading.type === 'skipped' || stamp === undefined) return reading;
    if (lookedMs - stamp.changedMs < settledMs) return reading;
    const { length } = reading.document.text;
    remember(path, { stamp: stamp.value, reading, characters: length });
    return reading;
  };
}

/** What is wrong with the file is told by reading it. */
async function stampOf(disk: Disk, absolute: string): Promise<FileStamp | undefined> {
  try {
    return await disk.stamp(absolute);
  } catch {
    return undefined;
  }
}
