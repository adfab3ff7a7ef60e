// The tables. What is written here belongs to the format's number: another table is another
// number, and an index of another number is rebuilt.

import type { ChunkKind, ContentKey } from '../../core/model.ts';
import type { Connection } from './connection.ts';

const tables = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL,
  hash BLOB NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_ms REAL NOT NULL
);

-- AUTOINCREMENT: a key is never given twice, because graphs and readers remember keys.
CREATE TABLE chunks (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  file_id INTEGER NOT NULL,
  start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  symbol TEXT,
  heading TEXT,
  content_id INTEGER NOT NULL
);
CREATE INDEX chunks_by_file ON chunks (file_id);
CREATE INDEX chunks_by_content ON chunks (content_id);

-- What chunks hold, once for all chunks that hold the same. Small rows: whether there is a
-- vector is asked far more often than which one.
CREATE TABLE contents (
  id INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE,
  embedded INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL
);
CREATE INDEX contents_pending ON contents (id) WHERE embedded = 0;
CREATE TABLE vectors (content_id INTEGER PRIMARY KEY, data BLOB NOT NULL);

-- Words are numbers in what chunks hold. A word stays when its last chunk goes: it may come back.
CREATE TABLE terms (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, stem TEXT NOT NULL);
CREATE INDEX terms_by_stem ON terms (stem);
CREATE TABLE chunk_terms (key INTEGER PRIMARY KEY, data BLOB NOT NULL);

CREATE TABLE skipped (path TEXT PRIMARY KEY, reason TEXT NOT NULL, detail TEXT NOT NULL)
  WITHOUT ROWID;
`;

export function createTables(connection: Connection): void {
  connection.exec(tables);
}

/** The place in this list is what is stored: append only, or raise the format. */
const chunkKinds: readonly ChunkKind[] = [
  'text',
  'function',
  'class',
  'type',
  'module',
  'variable',
  'section',
  'block',
];

export function kindToCode(kind: ChunkKind): number {
  return chunkKinds.indexOf(kind);
}

export function kindOfCode(code: number): ChunkKind {
  return chunkKinds[code] ?? 'text';
}

/** Hexadecimal hashes take half the bytes as a blob; other keys stay as they are. */
export function packHash(hash: string): string | Uint8Array {
  return /^(?:[0-9a-f]{2})+$/.test(hash) ? Buffer.from(hash, 'hex') : hash;
}

export function unpackHash(stored: string | Uint8Array): string {
  return typeof stored === 'string' ? stored : Buffer.from(stored).toString('hex');
}

export function unpackContentKey(stored: string | Uint8Array): ContentKey {
  return unpackHash(stored) as ContentKey;
}
