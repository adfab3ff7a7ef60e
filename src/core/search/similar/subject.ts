// What is compared: a text in one or several pieces, each as the encoder reads it, and the
// place that it has, which is left out of the answer.

import type { ChunkKey, LineRange } from '../../model.ts';

/** A place by the root it is in; the path is relative to it. */
export interface RootPlace {
  readonly rootIndex: number;
  readonly path: string;
}

/** A target whose path has been found in a root. */
export type SimilarQuestion =
  | { readonly type: 'text'; readonly text: string; readonly language?: string }
  | ({ readonly type: 'lines'; readonly lines: LineRange } & RootPlace)
  | ({ readonly type: 'position'; readonly line: number } & RootPlace)
  | ({ readonly type: 'file' } & RootPlace);

/** A chunk of the index, whose vector is stored, or a text that is still to be encoded. */
export type SubjectPiece = { readonly text: string } & (
  | { readonly key: ChunkKey }
  /** With its header. */
  | { readonly encodedText: string }
);

export interface Subject {
  /** For a person: `parseDate in src/date.ts:12–40`. */
  readonly title: string;
  /** At least one. */
  readonly pieces: readonly SubjectPiece[];
  /** Its own place, all of the file where there are no lines. */
  readonly own?: RootPlace & { readonly lines?: LineRange };
  /** What was left out of the comparison, one sentence each. */
  readonly notes: readonly string[];
}
