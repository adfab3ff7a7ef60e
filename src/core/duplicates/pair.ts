// The seam between finding and grouping: detectors give pairs of spans, whatever they found them
// by; rules take pairs away; the rest becomes clusters.

import type { Chunk, LineRange } from '../model.ts';
import type { CloneType, DuplicateContent } from './duplicateCluster.ts';

/** A file as the detectors see it; its text stays on disk. */
export interface SourceFile {
  readonly rootIndex: number;
  /** Relative to its root. */
  readonly path: string;
  readonly language: string;
  /** Hash of the text: equal hashes have equal tokens. */
  readonly hash: string;
  readonly isTest: boolean;
  /** In the order of their lines; containers hold their members' lines, too. */
  readonly chunks: readonly Chunk[];
}

/** Some lines of a file that repeat; wider or narrower than a chunk where the repetition is. */
export interface Span {
  readonly file: SourceFile;
  readonly lines: LineRange;
}

export interface DuplicatePair {
  readonly a: Span;
  readonly b: Span;
  readonly cloneType: CloneType;
  readonly content: DuplicateContent;
  /** 0…1, as in `DuplicateCluster`. */
  readonly similarity: number;
}
