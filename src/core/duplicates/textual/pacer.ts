// Long work in slices: between them, others have their turn and the work can be taken back.

import { throwIfCancelled } from '../../../base/errors.ts';

/** Longer, and a request that comes meanwhile waits for it. */
const sliceMs = 20;

export class Pacer {
  private readonly signal: AbortSignal | undefined;
  private startedMs = performance.now();

  constructor(signal: AbortSignal | undefined) {
    this.signal = signal;
  }

  /** @throws CancelledError */
  async rest(): Promise<void> {
    throwIfCancelled(this.signal);
    if (performance.now() - this.startedMs < sliceMs) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
    this.startedMs = performance.now();
    throwIfCancelled(this.signal);
  }
}
