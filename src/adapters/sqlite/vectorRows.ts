// Rows of vectors: one per content, whoever refers to it.

import type { ChunkKey, ContentKey } from '../../core/model.ts';
import type { Connection } from './connection.ts';
import { contentIdOf, type WriteContext } from './fileRows.ts';
import { packHash } from './schema.ts';
import { packVector, unpackVector } from './vectorCodec.ts';

export function findStored(
  connection: Connection,
  keys: readonly ContentKey[],
): ReadonlySet<ContentKey> {
  const sql = 'SELECT 1 FROM contents WHERE key = ? AND embedded = 1';
  return new Set(keys.filter((key) => connection.get(sql, packHash(key)) !== undefined));
}

/** @throws RangeError when the lengths disagree, or a row has not length 1 */
export function writeVectors(
  context: WriteContext,
  keys: readonly ContentKey[],
  rows: Float32Array,
  dimension: number,
): void {
  if (rows.length !== keys.length * dimension) {
    throw new RangeError(
      `Expected ${String(keys.length)} rows of ${String(dimension)} values, got ${String(rows.length)} values.`,
    );
  }
  keys.forEach((key, index) => {
    const data = packVector(rows.subarray(index * dimension, (index + 1) * dimension));
    const contentId = contentIdOf(context, key);
    const { connection, nowMs } = context;
    connection.run('INSERT OR REPLACE INTO vectors VALUES (?, ?)', contentId, data);
    connection.run('UPDATE contents SET embedded = 1, seen_ms = ? WHERE id = ?', nowMs, contentId);
  });
}

export function readEmbeddedKeys(connection: Connection): ChunkKey[] {
  return connection
    .all<{ key: ChunkKey }>(
      `SELECT chunks.key FROM chunks JOIN contents ON contents.id = chunks.content_id
       WHERE contents.embedded = 1 ORDER BY chunks.key`,
    )
    .map(({ key }) => key);
}

/** @returns unit rows, row-major [found × dimension] */
export function readVectors(
  connection: Connection,
  keys: readonly ChunkKey[],
  dimension: number,
): { readonly found: ChunkKey[]; readonly rows: Float32Array } {
  const found: ChunkKey[] = [];
  const rows = new Float32Array(keys.length * dimension);
  for (const key of keys) {
    const row = connection.get<{ data: Uint8Array }>(
      `SELECT vectors.data FROM chunks JOIN vectors ON vectors.content_id = chunks.content_id
       WHERE chunks.key = ?`,
      key,
    );
    if (row === undefined) continue;
    const start = found.length * dimension;
    unpackVector(row.data, rows.subarray(start, start + dimension));
    found.push(key);
  }
  return { found, rows: rows.subarray(0, found.length * dimension) };
}

/** @returns how many vectors have been deleted */
export function deleteUnreferenced(connection: Connection, budget: number): number {
  connection.run(`DELETE FROM contents WHERE embedded = 0 AND ${unreferenced}`);
  const surplus = `SELECT id FROM contents WHERE embedded = 1 AND ${unreferenced}
    ORDER BY seen_ms DESC, id DESC LIMIT -1 OFFSET ?`;
  const deleted = connection.run(`DELETE FROM vectors WHERE content_id IN (${surplus})`, budget);
  connection.run(`DELETE FROM contents WHERE id IN (${surplus})`, budget);
  return deleted.changes;
}

const unreferenced = 'NOT EXISTS (SELECT 1 FROM chunks WHERE content_id = contents.id)';
