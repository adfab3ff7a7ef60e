// Long work in slices: between them, others have their turn and the work can be taken back.

import { throwIfCancelled } from './errors.ts';

/** Longer, and a request that comes meanwhile waits for it. */
const sliceMs = 20;

export class Pacer {
  readonly #signal: AbortSignal | undefined;
  #startedMs = performance.now();

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  /** @throws CancelledError */
  async rest(): Promise<void> {
    throwIfCancelled(this.#signal);
    if (performance.now() - this.#startedMs < sliceMs) return;
    await nextTurn();
    this.#startedMs = performance.now();
    throwIfCancelled(this.#signal);
  }
}

/** When whatever else waits has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
