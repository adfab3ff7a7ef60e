// Things that live (a session, a lock, a subscription) and their orderly end.

export interface Disposable {
  dispose(): void;
}

/** Wraps a function as a disposable that runs it once, however often it is disposed. */
export function toDisposable(onDispose: () => void): Disposable {
  const disposable = {
    disposed: false,
    dispose() {
      if (disposable.disposed) return;
      disposable.disposed = true;
      tracker?.delete(disposable);
      onDispose();
    },
  };
  tracker?.add(disposable);
  return disposable;
}

/**
 * Owns disposables and ends them in reverse order of creation. Disposing twice is harmless;
 * adding to a disposed store disposes the late arrival at once.
 */
export class DisposableStore implements Disposable {
  readonly #items: Disposable[] = [];
  #disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const item of this.#items.reverse()) item.dispose();
    this.#items.length = 0;
  }
}

let tracker: Set<Disposable> | undefined;

/**
 * Counts the `toDisposable` objects that `body` creates and leaves undisposed; for tests.
 *
 * @returns the number of leaked disposables
 */
export async function countLeakedDisposables(body: () => unknown): Promise<number> {
  const outer = tracker;
  const own = new Set<Disposable>();
  tracker = own;
  try {
    await body();
    return own.size;
  } finally {
    tracker = outer;
  }
}
