// The common currency of all chunkers: a range of lines that means one thing.

import type { ChunkKind } from '../model.ts';

/** Lines are 0-based and inclusive. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly kind: ChunkKind;
  /** Whole, with scopes. */
  readonly symbol?: string;
  readonly heading?: string;
  /** What it stands in, outermost first: signatures of containers, headings above. */
  readonly context?: readonly string[];
  /** Its own signature or heading, repeated with each later piece when it is cut. */
  readonly signature?: string;
  /** Units of the same scope may be joined; not a name, two classes may share one. */
  readonly scope: string;
  /** It opens a scope: the head of a class, a heading. What follows is about the same. */
  readonly opens?: true;
  /** Set for a piece of one long line, which is less than its lines; never joined. */
  readonly text?: string;
}
