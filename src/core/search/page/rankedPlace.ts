// What a page is made of: places in the order of the ranking, and the files they stand in.

import type { Chunk } from '../../model.ts';
import type { Reason } from '../../searchEngine.ts';

export interface RankedPlace {
  /** Index of the root it comes from. */
  readonly rootIndex: number;
  readonly chunk: Chunk;
  /** Cosine, −1…1; absent when the chunk has no vector yet. */
  readonly similarity: number | undefined;
  readonly score: number;
  /** 0…1, for a bar. */
  readonly relevance: number;
  /** Made when the place is shown. */
  readonly reasons: () => readonly Reason[];
}

/** A file as it is now. */
export interface FileNow {
  readonly text: string;
  /** It is not the one that was indexed. */
  readonly stale: boolean;
}

export interface PageRoot {
  readonly folder: string;
  /** What the disk holds now; undefined when the file is gone. */
  readFile(path: string): Promise<FileNow | undefined>;
}
