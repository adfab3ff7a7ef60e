// Words in SQLite's FTS5. The only place that writes its query language.

import type {
  ChunkFilter,
  FieldWeights,
  LexicalFields,
  LexicalMatch,
} from '../../core/store/indexStore.ts';
import type { Connection, SqlValue } from './connection.ts';

export function putChunkWords(connection: Connection, key: number, words: LexicalFields): void {
  connection.run(
    'INSERT INTO chunk_words (rowid, text, stems, symbol) VALUES (?, ?, ?, ?)',
    key,
    words.text,
    words.stems,
    words.symbol,
  );
}

export function removeChunkWords(connection: Connection, fileId: number): void {
  connection.run(
    'DELETE FROM chunk_words WHERE rowid IN (SELECT key FROM chunks WHERE file_id = ?)',
    fileId,
  );
}

export function putPathWords(connection: Connection, fileId: number, words: string): void {
  removePathWords(connection, fileId);
  connection.run('INSERT INTO path_words (rowid, path) VALUES (?, ?)', fileId, words);
}

export function removePathWords(connection: Connection, fileId: number): void {
  connection.run('DELETE FROM path_words WHERE rowid = ?', fileId);
}

/** What is looked for: fields with their weights, the best of how many, within which files. */
export interface LexicalQuery {
  readonly terms: readonly string[];
  readonly weights: FieldWeights;
  readonly limit: number;
  readonly filter?: ChunkFilter | undefined;
}

/** Chunks with at least one of the terms, best first, equal ones by key. */
export function searchWords(connection: Connection, query: LexicalQuery): LexicalMatch[] {
  const { weights, limit, filter } = query;
  const anyTerm = matchAny(query.terms);
  if (anyTerm === '' || limit <= 0) return [];
  const sources = [inChunks(anyTerm, weights), inPaths(anyTerm, weights)].filter(
    (source) => source !== undefined,
  );
  if (sources.length === 0) return [];
  const sql = `
    WITH matches (key, score) AS MATERIALIZED (${sources.map(({ sql }) => sql).join(' UNION ALL ')})
    SELECT matches.key AS key, sum(matches.score) AS score FROM matches
    ${filter === undefined ? '' : inAcceptedFiles}
    GROUP BY matches.key ORDER BY 2 DESC, 1 LIMIT ?`;
  const values: SqlValue[] = sources.flatMap((source) => source.values);
  if (filter !== undefined) values.push(JSON.stringify([...filter.paths]));
  return connection
    .all<LexicalMatch>(sql, ...values, limit)
    .map(({ key, score }) => ({ key, score }));
}

/** The filter stands before the limit: the best are taken from what is accepted. */
const inAcceptedFiles = `
  JOIN chunks ON chunks.key = matches.key
  WHERE chunks.file_id IN (
    SELECT files.id FROM json_each(?) AS wanted JOIN files ON files.path = wanted.value
  )`;

interface MatchSource {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** `bm25` is negative, the better the lower; a field of weight 0 is not searched at all. */
function inChunks(anyTerm: string, weights: FieldWeights): MatchSource | undefined {
  const fields = (['text', 'stems', 'symbol'] as const).filter((field) => weights[field] > 0);
  if (fields.length === 0) return undefined;
  return {
    sql: `SELECT rowid, -bm25(chunk_words, ?, ?, ?) FROM chunk_words WHERE chunk_words MATCH ?`,
    values: [weights.text, weights.stems, weights.symbol, `{${fields.join(' ')}} : (${anyTerm})`],
  };
}

function inPaths(anyTerm: string, weights: FieldWeights): MatchSource | undefined {
  if (weights.path <= 0) return undefined;
  return {
    sql: `
      SELECT chunks.key, paths.score FROM (
        SELECT rowid AS file_id, -? * bm25(path_words) AS score FROM path_words
        WHERE path_words MATCH ? LIMIT -1 -- keeps bm25 where it is allowed
      ) AS paths JOIN chunks ON chunks.file_id = paths.file_id`,
    values: [weights.path, anyTerm],
  };
}

/** Quoted, a term is a word whatever it looks like: `NOT`, `a*`, `"`. */
function matchAny(terms: readonly string[]): string {
  const words = terms.flatMap((term) => term.split(/[\s\p{Cc}]+/u)).filter((word) => word !== '');
  return [...new Set(words)].map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
}
