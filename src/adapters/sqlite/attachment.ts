// The connection of a store to its file, which may not exist yet, may be deleted or replaced by
// another process, and may turn out to be damaged.

import { statSync, writeFileSync } from 'node:fs';
import type { Disposable } from '../../base/disposable.ts';
import { type EngineError, hasCode } from '../../base/errors.ts';
import { suspectFileOf } from './indexFiles.ts';
import {
  type DatabaseOptions,
  openToRead,
  openToWrite,
  type OpenedDatabase,
} from './openDatabase.ts';
import { corruptIndex, toEngineError } from './sqliteErrors.ts';

export type OpenMode = 'read' | 'write';

export class Attachment implements Disposable {
  readonly #options: DatabaseOptions;
  readonly #mode: OpenMode;
  #opened: OpenedDatabase | undefined;
  /** Which file is open, as the file system knows it. */
  #identity: string | undefined;
  #ownChanges = 0;
  #lastGeneration = 0;
  /** Added to what the database counts, so that a new file goes on where the old one was. */
  #generationBase = 0;
  #disposed = false;

  /** @throws EngineError as `openToRead` and `openToWrite` do */
  constructor(options: DatabaseOptions, mode: OpenMode) {
    this.#options = options;
    this.#mode = mode;
    this.#attach();
  }

  /** Asks the database, or gives `missing` when there is none. Errors become conditions. */
  use<T>(missing: T, action: (opened: OpenedDatabase) => T): T {
    const opened = this.#opened;
    if (opened === undefined) return missing;
    return this.#guard(() => action(opened));
  }

  /**
   * @throws EngineError `index-unwritable`, `index-busy`, `index-corrupt`
   * @throws Error in read mode: that is a bug, not a condition
   */
  write(action: (opened: OpenedDatabase) => void): void {
    const opened = this.#opened;
    if (this.#mode === 'read' || opened === undefined) {
      throw new Error('Bug: this store was opened to read');
    }
    this.#guard(() => {
      if (this.#identity !== identityOf(this.#options.file)) throw lostIndex(this.#options.file);
      const changed = opened.connection.transaction(() => {
        action(opened);
      });
      if (changed) this.#ownChanges += 1;
    });
  }

  /** Grows with each committed change of any process; follows a file that was replaced. */
  generation(): number {
    if (this.#disposed) return this.#lastGeneration;
    // A writer has the lock; if its file goes nevertheless, it must not go on in a new one.
    if (this.#mode === 'read' && this.#isOutOfDate()) this.#reattach();
    const seen = this.use(0, ({ connection }) => connection.number('PRAGMA data_version'));
    this.#lastGeneration = this.#generationBase + seen + this.#ownChanges;
    return this.#lastGeneration;
  }

  dispose(): void {
    this.#disposed = true;
    this.#opened?.connection.dispose();
    this.#opened = undefined;
  }

  /** @returns whether there is something to read or write */
  #attach(): boolean {
    const { file } = this.#options;
    this.#opened = this.#mode === 'read' ? openToRead(this.#options) : openToWrite(this.#options);
    this.#identity = identityOf(file);
    return this.#opened !== undefined;
  }

  #isOutOfDate(): boolean {
    const identity = identityOf(this.#options.file);
    if (identity !== this.#identity) return true;
    // The file was just being created when this reader looked at it.
    return identity !== undefined && this.#opened === undefined;
  }

  #reattach(): void {
    const hadNone = this.#opened === undefined;
    this.#opened?.connection.dispose();
    this.#opened = undefined;
    const hasOne = this.#attach();
    if (hadNone && !hasOne) return;
    this.#ownChanges = 0;
    // Not less than before, whatever the new file counts.
    this.#generationBase = this.#lastGeneration + 1;
  }

  #guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const condition = toEngineError(error, this.#options.file);
      if (hasCode(condition, 'index-corrupt')) this.#leaveSuspicion();
      throw condition;
    }
  }

  /** The next writer rebuilds; it need not read the whole file to find the damage again. */
  #leaveSuspicion(): void {
    try {
      writeFileSync(suspectFileOf(this.#options.file), 'Found to be damaged; rebuilt soon.\n');
    } catch (error) {
      this.#options.logger.debug(`the damage could not be noted down: ${String(error)}`);
    }
  }
}

function identityOf(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? undefined : `${String(stats.dev)}:${String(stats.ino)}`;
}

function lostIndex(file: string): EngineError {
  return corruptIndex(file, new Error('The file was deleted or replaced while it was open.'));
}
