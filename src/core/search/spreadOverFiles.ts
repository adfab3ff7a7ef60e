// Each further place of one file gives way to other files, so that one file cannot fill the page.

import type { StoredFileFacts } from '../store/indexStore.ts';
import { byScore } from './byScore.ts';
import type { Candidate } from './candidate.ts';

/** Written into until the order is found: there are hundreds, and few are shown. */
interface Scored {
  readonly candidate: Candidate;
  score: number;
}

/**
 * Sorts them, best first.
 *
 * @param furtherPlace  taken off for each better place of the same file
 */
export function spreadOverFiles(scored: Scored[], furtherPlace: number): void {
  const seen = new Map<StoredFileFacts, number>();
  scored.sort(byScore);
  for (const entry of scored) {
    const { file } = entry.candidate;
    const before = seen.get(file) ?? 0;
    seen.set(file, before + 1);
    if (before > 0) entry.score -= furtherPlace * before;
  }
  scored.sort(byScore);
}
