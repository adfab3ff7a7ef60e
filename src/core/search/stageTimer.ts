// What each stage of one search took: six readings of the clock, cheap enough to always take.

import type { SearchTimings } from '../searchEngine.ts';

export interface StageTimer {
  /** The stage has just ended; the next one begins. */
  done(stage: keyof SearchTimings): void;
  /** Milliseconds of the stages so far; 0 for one that has not ended. */
  timings(): SearchTimings;
}

/** Begins with the first stage. */
export function startStageTimer(): StageTimer {
  const spent = { parseMs: 0, encodeMs: 0, gatherMs: 0, rankMs: 0, rerankMs: 0, pageMs: 0 };
  let lastMs = performance.now();
  return {
    done: (stage) => {
      const nowMs = performance.now();
      spent[stage] = nowMs - lastMs;
      lastMs = nowMs;
    },
    timings: () => ({ ...spent }),
  };
}
