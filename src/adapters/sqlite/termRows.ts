// Rows of words: each word once with its number, and what each chunk holds as packed numbers.

import { packTermCounts, type TermCount } from '../../core/lexical/termCounts.ts';
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
  const counts = new Map<string, { count: number; inName: boolean }>();
  for (const word of words.text) {
    const known = counts.get(word);
    if (known === undefined) counts.set(word, { count: 1, inName: false });
    else known.count += 1;
  }
  for (const word of words.name) {
    const known = counts.get(word);
    if (known === undefined) counts.set(word, { count: 0, inName: true });
    else known.inName = true;
  }
  const terms = [...counts].map(([word, held]): TermCount => ({
    term: numbers.of(connection, word),
    ...held,
  }));
  connection.run('INSERT INTO chunk_terms VALUES (?, ?)', key, packTermCounts(terms));
}

export function removeChunkTerms(connection: Connection, fileId: number): void {
  connection.run(
    'DELETE FROM chunk_terms WHERE key IN (SELECT key FROM chunks WHERE file_id = ?)',
    fileId,
  );
}

export function readTerms(connection: Connection, words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of words) {
    const number = findTerm(connection, word);
    if (number !== undefined) found.set(word, number);
  }
  return found;
}

export function readTermsWithStem(connection: Connection, stem: string): number[] {
  return connection
    .all<{ id: number }>('SELECT id FROM terms WHERE stem = ? ORDER BY id', stem)
    .map(({ id }) => id);
}

function findTerm(connection: Connection, word: string): number | undefined {
  return connection.get<{ id: number }>('SELECT id FROM terms WHERE term = ?', word)?.id;
}

function insertTerm(connection: Connection, word: string): number {
  const sql = 'INSERT INTO terms (term, stem) VALUES (?, ?)';
  return connection.run(sql, word, stemWord(word)).rowid;
}
