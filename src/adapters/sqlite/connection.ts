// One connection to one database file: statements are prepared once, rows are typed by the
// caller, who has written the SQL.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Disposable } from '../../base/disposable.ts';

export type SqlValue = SQLInputValue;

export class Connection implements Disposable {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #inTransaction = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Any number of statements, nothing back. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** @returns rowid of the last inserted row, and the number of changed rows */
  run(sql: string, ...values: readonly SqlValue[]): { rowid: number; changes: number } {
    const { lastInsertRowid, changes } = this.#prepare(sql).run(...values);
    return { rowid: Number(lastInsertRowid), changes: Number(changes) };
  }

  // The caller wrote the SQL and so knows the row; nothing here could check it.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Like {@link all} with each row as a list, which takes half the time: for whole tables. */

  lists<Row extends readonly unknown[]>(sql: string, ...values: readonly SqlValue[]): Row[] {
    const statement = this.#prepare(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown[] as Row[];
  }

  /** The one number that the statement gives; 0 for none. */
  number(sql: string, ...values: readonly SqlValue[]): number {
    const row = this.get<Record<string, unknown>>(sql, ...values);
    return Number(Object.values(row ?? {})[0] ?? 0);
  }

  /**
   * Runs `write` in one transaction; inside of another one it belongs to that.
   *
   * @returns whether something has changed
   */
  transaction(write: () => void): boolean {
    if (this.#inTransaction) {
      write();
      return false;
    }
    const changesBefore = this.number('SELECT total_changes()');
    this.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    try {
      write();
      this.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#inTransaction = false;
    }
    return this.number('SELECT total_changes()') !== changesBefore;
  }

  dispose(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #rollBack(): void {
    // A full disk and some other errors have rolled back already.
    if (this.#database.isTransaction) this.exec('ROLLBACK');
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
