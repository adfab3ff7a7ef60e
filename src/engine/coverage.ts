// How much of the roots an answer could see, in numbers and in sentences.

import { formatCount } from '../base/formatCount.ts';
import type { Coverage, RootState } from '../core/searchEngine.ts';
import type { StoreCounts } from '../core/store/indexStore.ts';

interface CoveredRoot {
  readonly state: RootState;
  counts(): StoreCounts;
}

export function coverageOf(roots: readonly CoveredRoot[], notices: readonly string[]): Coverage {
  let filesTotal = 0;
  let filesPending = 0;
  let scanning = false;
  for (const root of roots) {
    const { files, pendingFiles } = root.counts();
    const waiting = waitingFiles(root.state);
    filesTotal += files + waiting;
    filesPending += pendingFiles + waiting;
    scanning ||= root.state.type === 'scanning';
  }
  const notes = [
    ...(scanning ? ['The folder is still being read.'] : []),
    ...(filesPending > 0 ? [pendingNote(filesPending, filesTotal)] : []),
    ...notices,
  ];
  return { filesTotal, filesPending, complete: filesPending === 0 && !scanning, notes };
}

/** Files that are known of but not stored yet. */
function waitingFiles(state: RootState): number {
  return state.type === 'indexing' ? state.filesTotal - state.filesDone : 0;
}

function pendingNote(pending: number, total: number): string {
  return `${formatCount(pending)} of ${formatCount(total)} files are not fully indexed yet.`;
}
