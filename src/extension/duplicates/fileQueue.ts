// Files that wait to be compared: one at a time, and only when nobody types. Pure: knows no vscode.

import type { Disposable } from '../../base/disposable.ts';
import { debounce, type Debounced } from '../debounce.ts';

/** Why a file waits: because it is looked at, or because it has changed. */
export type Cause = 'shown' | 'changed';

export interface FileQueueOptions {
  /** A file is taken when nothing has happened for this long, ms. */
  readonly quietMs: number;
  /** False while the index is behind: the queue waits for `wake`. */
  isReady(): boolean;
  /** Answers for its failures. */
  compare(path: string, cause: Cause, signal: AbortSignal): Promise<void>;
}

export class FileQueue implements Disposable {
  readonly #options: FileQueueOptions;
  readonly #waiting = new Map<string, Cause>();
  readonly #soon: Debounced;
  readonly #closing = new AbortController();
  #isComparing = false;

  constructor(options: FileQueueOptions) {
    this.#options = options;
    this.#soon = debounce(() => {
      void this.#next(); // `compare` answers for its failures
    }, options.quietMs);
  }

  add(path: string, cause: Cause): void {
    if (this.#waiting.get(path) !== 'changed') this.#waiting.set(path, cause);
    this.wake();
  }

  /** Nobody looks at it any more. */
  remove(path: string): void {
    this.#waiting.delete(path);
  }

  /** Something has happened, a key was pressed: the pause begins anew. */
  wake(): void {
    if (this.#waiting.size > 0 && !this.#closing.signal.aborted) this.#soon.call();
  }

  dispose(): void {
    this.#closing.abort();
    this.#soon.dispose();
    this.#waiting.clear();
  }

  async #next(): Promise<void> {
    const [first] = this.#waiting;
    if (first === undefined || this.#isComparing || !this.#options.isReady()) return;
    const [path, cause] = first;
    this.#waiting.delete(path);
    this.#isComparing = true;
    try {
      await this.#options.compare(path, cause, this.#closing.signal);
    } finally {
      this.#isComparing = false;
      this.wake();
    }
  }
}
