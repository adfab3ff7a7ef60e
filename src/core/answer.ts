// What answers of every kind have: places, and how much could be seen. Plain data.

import type { LineRange } from './model.ts';

/** Some lines of a file. */
export interface Place {
  /** Absolute folder of the root. */
  readonly root: string;
  readonly path: string;
  readonly lines: LineRange;
}

/** How much of the workspace an answer could see. Part of every answer. */
export interface Coverage {
  readonly filesTotal: number;
  /** Files that are not searched yet, or by words only, or changed since. */
  readonly filesPending: number;
  readonly complete: boolean;
  /** What limits the answer, for a person: `Vectors are missing for 12 of 3,410 files.` */
  readonly notes: readonly string[];
}
