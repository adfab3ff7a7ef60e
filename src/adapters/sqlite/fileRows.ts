// Rows of files and chunks: what is written together with a file. The caller has opened the
// transaction.

import type { ChunkKey, LineRange } from '../../core/model.ts';
import type { FileTableRow, NewChunk, StoredFile } from '../../core/store/indexStore.ts';
import type { Connection } from './connection.ts';
import { kindToCode, packHash, unpackHash } from './schema.ts';
import { putChunkTerms, removeChunkTerms, type TermNumbers } from './termRows.ts';

/** What every write needs to know. */
export interface WriteContext {
  readonly connection: Connection;
  readonly termNumbers: TermNumbers;
  /** ms since 1970. */
  readonly nowMs: number;
}

interface FileRow {
  readonly path: string;
  readonly language: string;
  readonly hash: string | Uint8Array;
  readonly size_bytes: number;
  readonly modified_ms: number;
}

const fileColumns = 'path, language, hash, size_bytes, modified_ms';

export function readFiles(connection: Connection): StoredFile[] {
  return connection
    .all<FileRow>(`SELECT ${fileColumns} FROM files ORDER BY path`)
    .map(toStoredFile);
}

type FileTableList = readonly [
  id: number,
  path: string,
  language: string,
  modifiedMs: number,
  lastKey: ChunkKey | null,
];

/** The highest key of each file is the end of its stretch in `chunks_by_file`. */
export function readFileTable(connection: Connection): FileTableRow[] {
  return connection
    .lists<FileTableList>(
      `SELECT id, path, language, modified_ms,
         (SELECT max(key) FROM chunks WHERE file_id = files.id)
       FROM files ORDER BY id`,
    )
    .map(([id, path, language, modifiedMs, lastKey]) => {
      return { id, path, language, modifiedMs, lastKey: lastKey ?? undefined };
    });
}

export function readFile(connection: Connection, path: string): StoredFile | undefined {
  const row = connection.get<FileRow>(`SELECT ${fileColumns} FROM files WHERE path = ?`, path);
  return row === undefined ? undefined : toStoredFile(row);
}

export function writeFile(
  context: WriteContext,
  file: StoredFile,
  chunks: readonly NewChunk[],
): void {
  const { connection } = context;
  const known = fileIdOf(connection, file.path);
  if (known !== undefined) removeChunks(context, known);
  const fileId = known ?? insertFile(connection, file);
  if (known !== undefined) updateFile(connection, file);
  for (const chunk of chunks) insertChunk(context, fileId, chunk);
}

export function updateFile(connection: Connection, file: StoredFile): void {
  connection.run(
    'UPDATE files SET language = ?, hash = ?, size_bytes = ?, modified_ms = ? WHERE path = ?',
    file.language,
    packHash(file.hash),
    file.sizeBytes,
    file.modifiedMs,
    file.path,
  );
}

export function moveFile(context: WriteContext, fromPath: string, toPath: string): void {
  const { connection } = context;
  const fileId = fileIdOf(connection, fromPath);
  if (fileId === undefined || fromPath === toPath) return;
  deleteFile(context, toPath);
  connection.run('UPDATE files SET path = ? WHERE id = ?', toPath, fileId);
}

export function deleteFile(context: WriteContext, path: string): void {
  const { connection } = context;
  const fileId = fileIdOf(connection, path);
  if (fileId === undefined) return;
  removeChunks(context, fileId);
  connection.run('DELETE FROM files WHERE id = ?', fileId);
}

function toStoredFile(row: FileRow): StoredFile {
  return {
    path: row.path,
    language: row.language,
    hash: unpackHash(row.hash),
    sizeBytes: row.size_bytes,
    modifiedMs: row.modified_ms,
  };
}

function fileIdOf(connection: Connection, path: string): number | undefined {
  return connection.get<{ id: number }>('SELECT id FROM files WHERE path = ?', path)?.id;
}

function insertFile(connection: Connection, file: StoredFile): number {
  return connection.run(
    `INSERT INTO files (${fileColumns}) VALUES (?, ?, ?, ?, ?)`,
    file.path,
    file.language,
    packHash(file.hash),
    file.sizeBytes,
    file.modifiedMs,
  ).rowid;
}

/** Contents stay: the same text may come back with a branch, an undo or another path. */
function removeChunks({ connection, nowMs }: WriteContext, fileId: number): void {
  connection.run(
    `UPDATE contents SET seen_ms = ?
     WHERE id IN (SELECT content_id FROM chunks WHERE file_id = ?)`,
    nowMs,
    fileId,
  );
  removeChunkTerms(connection, fileId);
  connection.run('DELETE FROM chunks WHERE file_id = ?', fileId);
}

function insertChunk(context: WriteContext, fileId: number, chunk: NewChunk): void {
  const { connection, termNumbers } = context;
  const { start, end }: LineRange = chunk.lines;
  const { rowid } = connection.run(
    `INSERT INTO chunks (file_id, start_line, end_line, kind, symbol, heading, content_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    fileId,
    start,
    end,
    kindToCode(chunk.kind),
    chunk.symbol ?? null,
    chunk.heading ?? null,
    contentIdOf(context, chunk.contentKey),
  );
  putChunkTerms(connection, termNumbers, rowid, chunk.words);
}

/** The row of a content, made when there is none. */
export function contentIdOf({ connection, nowMs }: WriteContext, contentKey: string): number {
  const key = packHash(contentKey);
  const known = connection.get<{ id: number }>('SELECT id FROM contents WHERE key = ?', key);
  if (known !== undefined) return known.id;
  return connection.run(
    'INSERT INTO contents (key, embedded, seen_ms) VALUES (?, 0, ?)',
    key,
    nowMs,
  ).rowid;
}
