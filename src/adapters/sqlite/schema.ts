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

CREATE TABLE skipped (path TEXT PRIMARY KEY, reason TEXT NOT NULL, detail TEXT NOT NULL)
  WITHOUT ROWID;
`;

/**
 * Words arrive split, and only spaces may split them again: every printable ASCII sign is made
 * a part of words; what is not ASCII is one already.
 */
const tokenizer = `"ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'"`;

/**
 * Contentless: the index holds no text. BM25 needs `detail=full` in such tables. Words of paths
 * stand once per file, so that a renamed file keeps its chunks.
 */
const lexicalTables = `
CREATE VIRTUAL TABLE chunk_words USING fts5 (
  text, stems, symbol, content='', contentless_delete=1, tokenize=${tokenizer}
);
CREATE VIRTUAL TABLE path_words USING fts5 (
  path, content='', contentless_delete=1, tokenize=${tokenizer}
);
`;

export function createTables(connection: Connection, hasLexical: boolean): void {
  connection.exec(hasLexical ? tables + lexicalTables : tables);
}

/** Whether the SQLite at hand has FTS5 with all that is needed of it. */
export function probeFts5(connection: Connection): boolean {
  try {
    connection.exec(
      `CREATE VIRTUAL TABLE temp.probe USING fts5 (a, content='', contentless_delete=1);
       DROP TABLE temp.probe;`,
    );
    return true;
  } catch {
    return false; // the caller says so: words are not searched then
  }
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
