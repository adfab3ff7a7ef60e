// Opens the database of one index, and decides what happens to one that cannot be used: read
// mode reports it, write mode builds it anew. Everything in it can be made again from the disk.

import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Logger } from '../../base/logger.ts';
import type { IndexFingerprint } from '../../core/store/indexStore.ts';
import { Connection } from './connection.ts';
import { moveAside, newerFormat, refuseNewerFormat, suspectFileOf } from './indexFiles.ts';
import { createTables } from './schema.ts';
import { isCorrupt, sqliteCodeOf, toEngineError } from './sqliteErrors.ts';

export interface DatabaseOptions {
  readonly file: string;
  readonly fingerprint: IndexFingerprint;
  readonly logger: Logger;
  /** Bound of the file in pages of 4 KiB; none when absent. */
  readonly maxPages?: number;
  readonly busyTimeoutMs?: number;
}

export interface OpenedDatabase {
  readonly connection: Connection;
}

/** A writer commits in milliseconds; who waits this long waits for a stuck process. */
const defaultBusyTimeoutMs = 5_000;
/** The log is cut back to this after a large batch. */
const journalLimitBytes = 16 * 1024 * 1024;

/**
 * @returns undefined when nothing has been indexed yet: no file is created here
 * @throws EngineError `index-newer`, `index-corrupt`, `index-unwritable`
 */
export function openToRead(options: DatabaseOptions): OpenedDatabase | undefined {
  const { file, fingerprint } = options;
  if (!existsSync(file)) {
    refuseNewerFormat(dirname(file), fingerprint.format);
    return undefined;
  }
  try {
    return openReader(options);
  } catch (error) {
    throw toEngineError(error, file);
  }
}

/** @throws EngineError `index-newer`, `index-unwritable`, `index-busy` */
export function openToWrite(options: DatabaseOptions): OpenedDatabase {
  const { file, fingerprint, logger } = options;
  try {
    mkdirSync(dirname(file), { recursive: true });
    refuseNewerFormat(dirname(file), fingerprint.format);
    const usable = existsSync(suspectFileOf(file)) ? undefined : tryOpenWriter(options);
    if (usable !== undefined) return usable;
    logger.warn(`${file} cannot be used and is rebuilt`);
    moveAside(file);
    return openWriter(options);
  } catch (error) {
    throw toEngineError(error, file);
  }
}

function openReader(options: DatabaseOptions): OpenedDatabase | undefined {
  const { file, fingerprint } = options;
  const connection = connectReader(options);
  try {
    const state = stateOf(connection, fingerprint);
    if (state === 'newer') throw newerFormat(file, formatOf(connection), fingerprint.format);
    // Empty: another process is just creating it.
    if (state === 'usable') return { connection };
    connection.dispose();
    return undefined;
  } catch (error) {
    connection.dispose();
    throw error;
  }
}

function connectReader(options: DatabaseOptions): Connection {
  const { file, busyTimeoutMs: timeout = defaultBusyTimeoutMs } = options;
  const connection = new Connection(new DatabaseSync(file, { readOnly: true, timeout }));
  try {
    formatOf(connection);
    return connection;
  } catch (error) {
    connection.dispose();
    if (!cannotShareLog.has(sqliteCodeOf(error) ?? 0) || hasPendingLog(file)) throw error;
    // In a folder that cannot be written no log can be shared, and no log is needed either.
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return new Connection(new DatabaseSync(url, { readOnly: true }));
  }
}

/** SQLITE_READONLY and SQLITE_CANTOPEN. */
const cannotShareLog: ReadonlySet<number> = new Set([8, 14]);

function hasPendingLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** @returns undefined when the file has to be rebuilt */
function tryOpenWriter(options: DatabaseOptions): OpenedDatabase | undefined {
  try {
    return openWriter(options);
  } catch (error) {
    if (!isCorrupt(error) && !(error instanceof UnusableIndex)) throw error;
    options.logger.warn(`${options.file}: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

class UnusableIndex extends Error {}

function openWriter(options: DatabaseOptions): OpenedDatabase {
  const { file, fingerprint, maxPages } = options;
  const { busyTimeoutMs: timeout = defaultBusyTimeoutMs } = options;
  const connection = new Connection(new DatabaseSync(file, { timeout }));
  try {
    connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA journal_size_limit = ${String(journalLimitBytes)};
      PRAGMA cache_size = -16000;`);
    if (maxPages !== undefined) connection.exec(`PRAGMA max_page_count = ${String(maxPages)}`);
    const state = stateOf(connection, fingerprint);
    if (state === 'newer') throw newerFormat(file, formatOf(connection), fingerprint.format);
    if (state === 'foreign') throw new UnusableIndex('it was made by another version');
    if (state === 'empty') initialise(connection, fingerprint);
    else checkOnce(connection, file);
    return { connection };
  } catch (error) {
    connection.dispose();
    throw error;
  }
}

/** One transaction: a process that is killed meanwhile leaves an empty file, not half a one. */
function initialise(connection: Connection, fingerprint: IndexFingerprint): void {
  connection.transaction(() => {
    createTables(connection);
    setMeta(connection, 'fingerprint', JSON.stringify(fingerprint));
    connection.exec(`PRAGMA user_version = ${String(fingerprint.format)}`);
  });
}

/** Files that this process has checked from end to end; later damage shows when it is met. */
const checkedFiles = new Set<string>();
/** A third of a second; a larger file would keep searches waiting. */
const maxCheckedBytes = 32 * 1024 * 1024;

function checkOnce(connection: Connection, file: string): void {
  if (checkedFiles.has(file) || statSync(file).size > maxCheckedBytes) return;
  const rows = connection.all<{ quick_check: string }>('PRAGMA quick_check(1)');
  const finding = rows[0]?.quick_check ?? 'nothing came back';
  if (finding !== 'ok') throw new UnusableIndex(finding);
  checkedFiles.add(file);
}

type IndexState = 'empty' | 'usable' | 'foreign' | 'newer';

function stateOf(connection: Connection, fingerprint: IndexFingerprint): IndexState {
  const format = formatOf(connection);
  if (format > fingerprint.format) return 'newer';
  if (connection.number('SELECT count(*) FROM sqlite_schema') === 0) return 'empty';
  if (format < fingerprint.format) return 'foreign';
  return metaOf(connection, 'fingerprint') === JSON.stringify(fingerprint) ? 'usable' : 'foreign';
}

function formatOf(connection: Connection): number {
  return connection.number('PRAGMA user_version');
}

export function metaOf(connection: Connection, name: string): string | undefined {
  return connection.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value;
}

export function setMeta(connection: Connection, name: string, value: string): void {
  connection.run(
    `INSERT INTO meta (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    name,
    value,
  );
}
