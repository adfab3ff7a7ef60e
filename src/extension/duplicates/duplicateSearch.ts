// One search for duplicates at a time: what is asked, what was found, and whether files have
// changed since. The newest request wins. Pure: knows no vscode.

import type { Disposable } from '../../base/disposable.ts';
import { CancelledError } from '../../base/errors.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateScope } from '../../core/duplicates/duplicateOptions.ts';

export type DuplicateSearchState =
  | { readonly type: 'idle' }
  | {
      readonly type: 'searching';
      readonly scope: DuplicateScope;
      /** Of the same scope: stays on show until the new report is there. */
      readonly previous?: DuplicateReport;
    }
  | {
      readonly type: 'found';
      readonly scope: DuplicateScope;
      readonly report: DuplicateReport;
      /** True when files have changed since. */
      readonly isStale: boolean;
    }
  | { readonly type: 'failed'; readonly scope: DuplicateScope; readonly error: unknown };

export type FindDuplicates = (
  scope: DuplicateScope,
  signal: AbortSignal,
) => Promise<DuplicateReport>;

export class DuplicateSearch implements Disposable {
  readonly #find: FindDuplicates;
  readonly #emitter = new Emitter<DuplicateSearchState>();
  readonly onState: Event<DuplicateSearchState> = this.#emitter.event;
  #state: DuplicateSearchState = { type: 'idle' };
  /** What a cancelled search leads back to. */
  #settled: DuplicateSearchState = { type: 'idle' };
  #running: AbortController | undefined;
  #hasChanged = false;

  constructor(find: FindDuplicates) {
    this.#find = find;
  }

  get state(): DuplicateSearchState {
    return this.#state;
  }

  /** @returns when this search has ended, or has been overtaken */
  async run(scope: DuplicateScope): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#hasChanged = false;
    const previous = this.#previousOf(scope);
    this.#become({ type: 'searching', scope, ...(previous === undefined ? {} : { previous }) });
    const state = await this.#outcome(scope, running.signal);
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#become(state);
  }

  /** The same again; nothing where nothing was asked. */
  async rerun(): Promise<void> {
    if (this.#state.type !== 'idle') await this.run(this.#state.scope);
  }

  /** Back to what was found before. */
  cancel(): void {
    if (this.#state.type !== 'searching') return;
    this.#running?.abort();
    this.#running = undefined;
    this.#become(this.#settled);
  }

  /** Files have changed: lines may have moved, and copies come or go. */
  markStale(): void {
    this.#hasChanged = true;
    if (this.#state.type === 'found' && !this.#state.isStale) {
      this.#become({ ...this.#state, isStale: true });
    }
  }

  dispose(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#emitter.dispose();
  }

  async #outcome(scope: DuplicateScope, signal: AbortSignal): Promise<DuplicateSearchState> {
    try {
      const report = await this.#find(scope, signal);
      return { type: 'found', scope, report, isStale: this.#hasChanged };
    } catch (error) {
      if (error instanceof CancelledError) return this.#settled;
      return { type: 'failed', scope, error };
    }
  }

  #previousOf(scope: DuplicateScope): DuplicateReport | undefined {
    const settled = this.#settled;
    if (settled.type !== 'found') return undefined;
    return JSON.stringify(settled.scope) === JSON.stringify(scope) ? settled.report : undefined;
  }

  #become(state: DuplicateSearchState): void {
    this.#state = state;
    if (state.type !== 'searching') this.#settled = state;
    this.#emitter.fire(state);
  }
}

/** The report on show. */
export function shownReport(state: DuplicateSearchState): DuplicateReport | undefined {
  if (state.type === 'found') return state.report;
  return state.type === 'searching' ? state.previous : undefined;
}
