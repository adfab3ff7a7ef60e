// Rows of chunks as searches and the second stage of indexing read them.

import type { Chunk, ChunkKey } from '../../core/model.ts';
import type { PendingChunk, StoreCounts, StoredChunk } from '../../core/store/indexStore.ts';
import type { Connection, SqlValue } from './connection.ts';
import { kindOfCode, unpackContentKey, unpackHash } from './schema.ts';

interface ChunkRow {
  readonly key: ChunkKey;
  readonly path: string;
  readonly language: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly kind: number;
  readonly symbol: string | null;
  readonly heading: string | null;
}

export function readChunks(
  connection: Connection,
  keys: readonly ChunkKey[],
): Map<ChunkKey, Chunk> {
  const chunks = new Map<ChunkKey, Chunk>();
  for (const key of keys) {
    const row = connection.get<ChunkRow>(
      `SELECT chunks.key, path, language, start_line, end_line, kind, symbol, heading
       FROM chunks JOIN files ON files.id = chunks.file_id WHERE chunks.key = ?`,
      key,
    );
    if (row !== undefined) chunks.set(key, toChunk(row));
  }
  return chunks;
}

export function readChunkKeys(
  connection: Connection,
  fileIds: readonly number[] | undefined,
): ChunkKey[] {
  const sql = 'SELECT key FROM chunks';
  const rows =
    fileIds === undefined
      ? connection.all<{ key: ChunkKey }>(`${sql} ORDER BY key`)
      : fileIds.flatMap((id) => connection.all<{ key: ChunkKey }>(`${sql} WHERE file_id = ?`, id));
  const keys = rows.map(({ key }) => key);
  return fileIds === undefined ? keys : keys.sort((a, b) => a - b);
}

interface StoredChunkRow extends Omit<ChunkRow, 'path' | 'language'> {
  readonly file_id: number;
  readonly data: Uint8Array;
}

export function readStoredChunks(connection: Connection, keys: readonly ChunkKey[]): StoredChunk[] {
  return keys.flatMap((key) => {
    const row = connection.get<StoredChunkRow>(
      `SELECT key, file_id, start_line, end_line, kind, symbol, heading, data
       FROM chunks JOIN chunk_terms USING (key) WHERE key = ?`,
      key,
    );
    return row === undefined ? [] : [toStoredChunk(row)];
  });
}

function toStoredChunk(row: StoredChunkRow): StoredChunk {
  return {
    key: row.key,
    fileId: row.file_id,
    lines: { start: row.start_line, end: row.end_line },
    kind: kindOfCode(row.kind),
    ...(row.symbol === null ? {} : { symbol: row.symbol }),
    ...(row.heading === null ? {} : { heading: row.heading }),
    terms: row.data,
  };
}

export function countRows(connection: Connection): StoreCounts {
  const chunks = connection.number('SELECT count(*) FROM chunks');
  const pending = connection.get<{ chunks: number; files: number }>(
    `SELECT count(*) AS chunks, count(DISTINCT file_id) AS files FROM ${pendingChunks}`,
  );
  return {
    files: connection.number('SELECT count(*) FROM files'),
    chunks,
    embeddedChunks: chunks - (pending?.chunks ?? 0),
    pendingFiles: pending?.files ?? 0,
  };
}

/** From the index of pending contents to their chunks, never over those that have a vector. */
const pendingChunks = `(
  SELECT chunks.* FROM contents INDEXED BY contents_pending
  CROSS JOIN chunks ON chunks.content_id = contents.id WHERE contents.embedded = 0
) AS chunks`;

interface PendingRow extends Pick<
  ChunkRow,
  'key' | 'path' | 'start_line' | 'end_line' | 'symbol' | 'heading'
> {
  readonly file_hash: string | Uint8Array;
  readonly content_key: string | Uint8Array;
}

const pendingColumns = `chunks.key, files.path, files.hash AS file_hash, chunks.start_line,
  chunks.end_line, chunks.symbol, chunks.heading, contents.key AS content_key`;

export function readPending(
  connection: Connection,
  limit: number,
  firstPaths: readonly string[],
): PendingChunk[] {
  const first = firstPaths.length === 0 ? [] : pendingOf(connection, limit, firstPaths);
  const missing = limit - first.length;
  if (missing <= 0) return first;
  const known = new Set(first.map(({ key }) => key));
  const rest = pendingOfAll(connection, limit).filter(({ key }) => !known.has(key));
  return [...first, ...rest.slice(0, missing)];
}

function pendingOf(
  connection: Connection,
  limit: number,
  paths: readonly string[],
): PendingChunk[] {
  return readPendingRows(
    connection,
    `SELECT ${pendingColumns} FROM json_each(?) AS wanted
     CROSS JOIN files ON files.path = wanted.value
     CROSS JOIN chunks ON chunks.file_id = files.id
     CROSS JOIN contents ON contents.id = chunks.content_id AND contents.embedded = 0
     ORDER BY wanted.key, chunks.key LIMIT ?`,
    JSON.stringify([...new Set(paths)]),
    limit,
  );
}

function pendingOfAll(connection: Connection, limit: number): PendingChunk[] {
  return readPendingRows(
    connection,
    `SELECT ${pendingColumns} FROM contents INDEXED BY contents_pending
     CROSS JOIN chunks ON chunks.content_id = contents.id
     CROSS JOIN files ON files.id = chunks.file_id
     WHERE contents.embedded = 0 LIMIT ?`,
    limit,
  );
}

function readPendingRows(
  connection: Connection,
  sql: string,
  ...values: readonly SqlValue[]
): PendingChunk[] {
  return connection.all<PendingRow>(sql, ...values).map((row) => ({
    key: row.key,
    path: row.path,
    fileHash: unpackHash(row.file_hash),
    lines: { start: row.start_line, end: row.end_line },
    ...(row.symbol === null ? {} : { symbol: row.symbol }),
    ...(row.heading === null ? {} : { heading: row.heading }),
    contentKey: unpackContentKey(row.content_key),
  }));
}

function toChunk(row: ChunkRow): Chunk {
  return {
    key: row.key,
    path: row.path,
    language: row.language,
    lines: { start: row.start_line, end: row.end_line },
    kind: kindOfCode(row.kind),
    ...(row.symbol === null ? {} : { symbol: row.symbol }),
    ...(row.heading === null ? {} : { heading: row.heading }),
  };
}
