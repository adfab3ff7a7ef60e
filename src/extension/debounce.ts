// One call for a burst of calls. Pure: knows no vscode.

import type { Disposable } from '../base/disposable.ts';

export interface Debounced extends Disposable {
  call(): void;
}

/** @param quietMs `action` runs when nothing has called for this long */
export function debounce(action: () => void, quietMs: number): Debounced {
  let timer: NodeJS.Timeout | undefined;
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(action, quietMs);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
