// The files of an index folder: which one belongs to which model, chunker and format. The name
// carries them, so that an index for another model is built beside the old one, readers of the
// old one go on, and the old one is deleted once the new one is complete.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { IndexFingerprint } from '../../core/store/indexStore.ts';
import { fileCodeOf, unwritable } from './sqliteErrors.ts';

const filePattern = /^index-(\d+)-[0-9a-f]+\.sqlite/;

/** `index-<format>-<hash of the rest>.sqlite` */
export function indexFileName({ format, chunker, model, dimension }: IndexFingerprint): string {
  const rest = JSON.stringify([chunker, model, dimension]);
  const hash = createHash('sha256').update(rest).digest('hex').slice(0, 12);
  return `index-${String(format)}-${hash}.sqlite`;
}

/** @throws EngineError `index-newer` when a newer version of Kindred keeps an index here */
export function refuseNewerFormat(folder: string, format: number): void {
  const formats = indexFilesIn(folder).map((name) => Number(filePattern.exec(name)?.[1] ?? 0));
  const newest = Math.max(0, ...formats);
  if (newest > format) throw newerFormat(folder, newest, format);
}

export function newerFormat(location: string, found: number, known: number): EngineError {
  return new EngineError(
    'index-newer',
    `The index ${location} has format ${String(found)}, this version of Kindred knows format ${String(known)}. Update Kindred, or rebuild the index.`,
  );
}

/** Where a damaged database is kept until its successor is complete. */
export function damagedFileOf(file: string): string {
  return `${file}.damaged`;
}

/** Says to the next writer that the database has been seen to be damaged. */
export function suspectFileOf(file: string): string {
  return `${file}.suspect`;
}

/**
 * Takes a damaged database out of the way. Its log must not meet the new one.
 *
 * @throws EngineError `index-unwritable`
 */
export function moveAside(file: string): void {
  try {
    for (const suffix of ['-wal', '-shm', '.suspect', '.damaged']) {
      rmSync(`${file}${suffix}`, { force: true, recursive: true });
    }
    if (existsSync(file)) renameSync(file, damagedFileOf(file));
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** Deletes what other models, chunkers and formats have left; what is in use stays for later. */
export function removeOtherIndexes(folder: string, ownName: string, logger: Logger): void {
  for (const name of indexFilesIn(folder)) {
    if (name === ownName || name === `${ownName}-wal` || name === `${ownName}-shm`) continue;
    try {
      rmSync(join(folder, name), { force: true, recursive: true });
    } catch (error) {
      // Windows does not delete a file that a reader holds open; the next run tries again.
      logger.debug(`${name} is still in use (${fileCodeOf(error) ?? 'unknown'})`);
    }
  }
}

/**
 * Deletes every index in the folder, of whatever model and format. The caller holds the
 * writer's lock. A store that is open goes on as an empty one.
 *
 * @throws EngineError `index-unwritable`
 */
export function clearIndex(folder: string): void {
  for (const name of indexFilesIn(folder)) {
    const file = join(folder, name);
    try {
      rmSync(file, { force: true, recursive: true });
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}

/** @throws EngineError `index-unwritable` when the folder is there and cannot be read */
function indexFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => filePattern.test(name));
  } catch (error) {
    if (fileCodeOf(error) === 'ENOENT') return [];
    throw unwritable(folder, error);
  }
}
