// What is remembered of a file between two searches: numbers, no text.

import type { DuplicateContent } from '../duplicateCluster.ts';
import type { SourceFile } from '../pair.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { type Fingerprints, winnow } from './fingerprints.ts';
import type { LexedFile } from './lexFile.ts';
import { piecesOf } from './pieces.ts';
import { type Sketch, sketchPieces } from './sketches.ts';

export interface FileRecord {
  readonly file: SourceFile;
  /** `docs` for prose. */
  readonly mainContent: DuplicateContent;
  readonly main: Fingerprints;
  readonly comments: Fingerprints;
  readonly sketches: readonly Sketch[];
}

export function recordOf(file: SourceFile, lexed: LexedFile): FileRecord {
  const { main, mainContent, comments } = lexed;
  return {
    file,
    mainContent,
    main: winnow(main, mainContent === 'code' ? thresholds.code : thresholds.prose),
    comments: winnow(comments, thresholds.prose),
    sketches: sketchPieces(main, piecesOf(file, lexed).all),
  };
}

/** @returns undefined when the file has nothing of this content */
export function fingerprintsOf(
  record: FileRecord,
  content: DuplicateContent,
): Fingerprints | undefined {
  if (content === 'comments') return record.comments;
  return record.mainContent === content ? record.main : undefined;
}
