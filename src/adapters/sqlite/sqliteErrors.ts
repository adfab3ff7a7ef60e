// What SQLite and the file system report → the conditions of Kindred, each with the path and
// what a person can do.

import { EngineError, messageOf } from '../../base/errors.ts';

/** Primary result codes. @see sqlite.org/rescode.html */
const busyCodes: ReadonlySet<number> = new Set([5, 6]);
const corruptCodes: ReadonlySet<number> = new Set([11, 26]);
const diskFull = 13;
const cannotWriteCodes: ReadonlySet<number> = new Set([3, 8, 10, 14]);
const fullFileCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** @returns the primary result code, or undefined when the error is not SQLite's */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return undefined;
  return errcode & 0xff;
}

export function isBusy(error: unknown): boolean {
  return busyCodes.has(sqliteCodeOf(error) ?? 0);
}

export function isCorrupt(error: unknown): boolean {
  return corruptCodes.has(sqliteCodeOf(error) ?? 0);
}

/** @returns an EngineError for a condition; a bug comes back as it is */
export function toEngineError(error: unknown, path: string): unknown {
  if (error instanceof EngineError) return error;
  const code = sqliteCodeOf(error);
  if (code === undefined) return isFileError(error) ? unwritable(path, error) : error;
  if (busyCodes.has(code)) {
    const message = `Another process is writing ${path}. Wait until it is done, then try again.`;
    return new EngineError('index-busy', message, error);
  }
  if (corruptCodes.has(code)) return corruptIndex(path, error);
  if (code === diskFull || cannotWriteCodes.has(code)) return unwritable(path, error);
  return error;
}

export function corruptIndex(path: string, cause?: unknown): EngineError {
  const message = `The index ${path} is damaged. Index the folder again: it is rebuilt, nothing of yours is lost.`;
  return new EngineError('index-corrupt', message, cause);
}

export function unwritable(path: string, cause: unknown): EngineError {
  const message = isDiskFull(cause)
    ? `The disk is full: the index ${path} cannot grow. Free some space, or set kindred.indexLocation to another disk, then index again.`
    : `The index ${path} cannot be read or written (${messageOf(cause)}). Allow writing there, or set kindred.indexLocation to a folder of yours.`;
  return new EngineError('index-unwritable', message, cause);
}

function isDiskFull(error: unknown): boolean {
  return sqliteCodeOf(error) === diskFull || fullFileCodes.has(fileCodeOf(error) ?? '');
}

function isFileError(error: unknown): boolean {
  return /^E[A-Z]+$/.test(fileCodeOf(error) ?? '');
}

export function fileCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
