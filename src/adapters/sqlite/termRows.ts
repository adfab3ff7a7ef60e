// Rows of words: each word once with its number, and what each chunk holds as packed numbers.

import { countTerms, packTermCounts } from '../../core/lexical/termCounts.ts';
import { stemWord } from '../../core/lexical/stems.ts';
import type { ChunkWords } from '../../core/store/indexStore.ts';
import type { Connection } from './connection.ts';

/** Numbers of words that the writer has met; nine of ten words of a chunk are found here. */
export class TermNumbers {
  readonly #numbers = new Map<string, number>();

  /** The number of a word, given when it has none. */
  of(connection: Connection, word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = findTerm(connection, word) ?? insertTerm(connection, word);
    if (this.#numbers.size >= maxKnownTerms) this.#numbers.clear();
    this.#numbers.set(word, number);
    return number;
  }

  /** After a transaction that was taken back: its numbers are nobody's. */
  forget(): void {
    this.#numbers.clear();
  }
}

/** About 20 MB. */
const maxKnownTerms = 200_000;

export function putChunkTerms(
  connection: Connection,
  numbers: TermNumbers,
  key: number,
  words: ChunkWords,
): void {
  const terms = countTerms(words.text, words.name, (word) => numbers.of(connection, word));
  connection.run('INSERT INTO chunk_terms VALUES (?, ?)', key, packTermCounts(terms));
}

export function removeChunkTerms(connection: Connection, fileId: number): void {
  connection.run(
    'DELETE FROM chunk_terms WHERE key IN (SELECT key FROM chunks WHERE file_id = ?)',
    fileId,
  );
}

/** All words in one question: asked one by one, most of the time goes between the two worlds. */
export function readTerms(connection: Connection, words: readonly string[]): Map<string, number> {
  return new Map(
    connection.lists<readonly [string, number]>(
      `SELECT terms.term, terms.id
       FROM json_each(?) AS wanted CROSS JOIN terms ON terms.term = wanted.value
       ORDER BY wanted.key`,
      JSON.stringify(words),
    ),
  );
}

export function readTermsWithStem(connection: Connection, stem: string): number[] {
  return connection
    .lists<readonly [number]>('SELECT id FROM terms WHERE stem = ? ORDER BY id', stem)
    .map(([id]) => id);
}

export function readLastTerm(connection: Connection): number {
  return connection.number('SELECT coalesce(max(id), -1) FROM terms');
}

function findTerm(connection: Connection, word: string): number | undefined {
  return connection.get<{ id: number }>('SELECT id FROM terms WHERE term = ?', word)?.id;
}

function insertTerm(connection: Connection, word: string): number {
  const sql = 'INSERT INTO terms (term, stem) VALUES (?, ?)';
  return connection.run(sql, word, stemWord(word)).rowid;
}
