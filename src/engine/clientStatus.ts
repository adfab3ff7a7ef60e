// What the host says of an engine that does not run: before it has started, and after it ended.

import type { EngineOptions, EngineStatus } from '../core/searchEngine.ts';

export function startingStatus(options: EngineOptions): EngineStatus {
  return {
    state: 'starting',
    roots: [],
    model: options.settings.model,
    device: '',
    vectorSearch: 'exact',
    notices: [],
  };
}

export function restartNotice(why: string, pauseMs: number): string {
  return `The search engine ended unexpectedly (${why}) and starts again in ${String(pauseMs / 1000)} s. Nothing that was indexed is lost.`;
}

export function stoppedNotice(why: string): string {
  return `The search engine keeps ending (${why}) and was stopped. Run "Kindred: Index Workspace Now" to try again; "Kindred: Show Log" says more.`;
}
