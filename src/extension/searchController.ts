// Search as you type: waits for a pause in the typing, cancels what is out of date, and lets
// only the newest answer through. Pure: knows no vscode.

import { Emitter, type Event } from '../base/event.ts';
import type { Disposable } from '../base/disposable.ts';
import type { SearchOptions, SearchResult, SimilarTarget } from '../core/searchEngine.ts';

export interface SearchRequest {
  readonly query: string;
  readonly options: SearchOptions;
  /** Set when the question is not the query but what is like this. */
  readonly similarTo?: SimilarTarget;
}

export type SearchState =
  | { readonly type: 'idle' }
  | {
      readonly type: 'searching';
      readonly request: SearchRequest;
      /** The answer to the query before, to be shown until the new one is there. */
      readonly previous?: SearchResult;
    }
  | { readonly type: 'found'; readonly request: SearchRequest; readonly result: SearchResult }
  | { readonly type: 'failed'; readonly request: SearchRequest; readonly error: unknown };

export interface SearchControllerOptions {
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchResult>;
  /** Pause in the typing before a search begins, ms. */
  readonly delayMs: number;
}

export class SearchController implements Disposable {
  readonly #options: SearchControllerOptions;
  readonly #emitter = new Emitter<SearchState>();
  readonly onState: Event<SearchState> = this.#emitter.event;
  #state: SearchState = { type: 'idle' };
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(options: SearchControllerOptions) {
    this.#options = options;
  }

  get state(): SearchState {
    return this.#state;
  }

  /** Searches after a pause, or at once; a blank query ends the search. */
  request(request: SearchRequest, immediate = false): void {
    this.#stop();
    if (request.query.trim() === '' && request.similarTo === undefined) {
      this.#become({ type: 'idle' });
      return;
    }
    const previous = resultOf(this.#state);
    this.#become({ type: 'searching', request, ...(previous === undefined ? {} : { previous }) });
    if (immediate) this.#begin(request);
    else {
      this.#timer = setTimeout(() => {
        this.#begin(request);
      }, this.#options.delayMs);
    }
  }

  /** Asks the same again: the index has changed, or the engine is back. */
  refresh(): void {
    if (this.#state.type === 'found' || this.#state.type === 'failed') {
      this.request(this.#state.request, true);
    }
  }

  dispose(): void {
    this.#stop();
    this.#emitter.dispose();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  #begin(request: SearchRequest): void {
    const running = new AbortController();
    this.#running = running;
    // Every outcome, failures included, becomes a state: nothing is left to await.
    void this.#run(request, running.signal).then((state) => {
      if (this.#running !== running) return; // a newer search has taken over
      this.#running = undefined;
      this.#become(state);
    });
  }

  async #run(request: SearchRequest, signal: AbortSignal): Promise<SearchState> {
    try {
      const result = await this.#options.search(request, signal);
      return { type: 'found', request, result };
    } catch (error) {
      return { type: 'failed', request, error };
    }
  }

  #become(state: SearchState): void {
    this.#state = state;
    this.#emitter.fire(state);
  }
}

function resultOf(state: SearchState): SearchResult | undefined {
  if (state.type === 'found') return state.result;
  return state.type === 'searching' ? state.previous : undefined;
}
