// Gathers changed paths into batches: one for a burst of saves, and one look at everything
// after a storm such as a branch switch. Pure: knows no vscode.

import type { Disposable } from '../base/disposable.ts';
import { ignoreFileName } from '../core/duplicates/ignoreFile.ts';

export type ChangeBatch =
  { readonly type: 'paths'; readonly paths: readonly string[] } | { readonly type: 'everything' };

export interface ChangeBatcherOptions {
  /** A batch goes out when nothing has changed for this long, ms. */
  readonly quietMs: number;
  /** But not later than this after its first change, ms. */
  readonly maxWaitMs: number;
  /** From this many paths on, looking at everything is cheaper. */
  readonly maxPaths: number;
  /** One batch at a time; changes meanwhile make up the next one. */
  apply(batch: ChangeBatch): Promise<void>;
}

export class ChangeBatcher implements Disposable {
  readonly #options: ChangeBatcherOptions;
  readonly #paths = new Set<string>();
  #isEverything = false;
  #quietTimer: NodeJS.Timeout | undefined;
  #latestTimer: NodeJS.Timeout | undefined;
  #isApplying = false;
  #isDisposed = false;

  constructor(options: ChangeBatcherOptions) {
    this.#options = options;
  }

  add(path: string): void {
    if (this.#isDisposed) return;
    if (!this.#isEverything) this.#paths.add(path);
    if (this.#paths.size >= this.#options.maxPaths) this.#takeEverything();
    this.#schedule();
  }

  /** The rules have changed, not only the files. */
  addEverything(): void {
    if (this.#isDisposed) return;
    this.#takeEverything();
    this.#schedule();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#clearTimers();
    this.#paths.clear();
  }

  #takeEverything(): void {
    this.#isEverything = true;
    this.#paths.clear();
  }

  #schedule(): void {
    if (this.#isApplying) return; // the batch in hand takes over when it is done
    const flush = (): void => {
      void this.#flush(); // `apply` answers for its failures
    };
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(flush, this.#options.quietMs);
    this.#latestTimer ??= setTimeout(flush, this.#options.maxWaitMs);
  }

  async #flush(): Promise<void> {
    this.#clearTimers();
    const batch = this.#takeBatch();
    this.#isApplying = true;
    try {
      await this.#options.apply(batch);
    } finally {
      this.#isApplying = false;
      if (!this.#isDisposed && (this.#isEverything || this.#paths.size > 0)) this.#schedule();
    }
  }

  #takeBatch(): ChangeBatch {
    const batch: ChangeBatch = this.#isEverything
      ? { type: 'everything' }
      : { type: 'paths', paths: [...this.#paths] };
    this.#isEverything = false;
    this.#paths.clear();
    return batch;
  }

  #clearTimers(): void {
    clearTimeout(this.#quietTimer);
    clearTimeout(this.#latestTimer);
    this.#latestTimer = undefined;
  }
}

/** Folders whose changes are never ours: thousands of events a minute, nothing to index. */
const unwatchedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);
const ruleFiles: ReadonlySet<string> = new Set(['.gitignore', '.kindredignore']);

/**
 * What a changed path means for the index.
 *
 * @param relativePath  below its root, with `/` between the parts
 */
export function changeKind(relativePath: string): 'ignored' | 'file' | 'rules' {
  const parts = relativePath.split('/');
  if (parts.some((part) => unwatchedFolders.has(part))) return 'ignored';
  // What was put aside concerns no search, and is written while its answer is on show.
  if (relativePath === ignoreFileName) return 'ignored';
  return ruleFiles.has(parts.at(-1) ?? '') ? 'rules' : 'file';
}
