// Each further place of one file gives way to other files, so that one file cannot fill the page.

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
  const ofFiles = Map.groupBy(scored, ({ candidate }) => candidate.file);
  for (const places of ofFiles.values()) {
    if (places.length === 1) continue;
    places.sort(byScore).forEach((entry, before) => {
      entry.score -= furtherPlace * before;
    });
  }
  scored.sort(byScore);
}
