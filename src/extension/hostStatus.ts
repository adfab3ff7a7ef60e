// What the extension knows of its engine, and the numbers that people are shown of it.
// Pure: knows no vscode.

import type { EngineStatus } from '../core/searchEngine.ts';

export type HostStatus =
  { readonly type: 'no-folder' } | { readonly type: 'engine'; readonly status: EngineStatus };

/** Files that can be searched to the full, of all that should be. */
export interface FileProgress {
  readonly done: number;
  readonly total: number;
}

export function fileProgress(status: EngineStatus): FileProgress {
  let done = 0;
  let total = 0;
  for (const root of status.roots) {
    if (root.state.type === 'indexing') {
      done += root.state.filesDone;
      total += root.state.filesTotal;
    } else {
      done += Math.max(0, root.files - root.pendingFiles);
      total += root.files;
    }
  }
  return { done, total };
}

/** What keeps a root from being searched, one sentence each, with its name. */
export function rootNotes(status: EngineStatus): string[] {
  return status.roots.flatMap(({ name, state }) => {
    if (state.type === 'failed') return [`${name}: ${state.message}`];
    if (state.type === 'waiting') {
      return [`${name}: another process writes the index (${state.holder}); this window reads it.`];
    }
    return [];
  });
}
