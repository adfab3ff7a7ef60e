// Port: what a document defines, by lines. Finding it needs a syntax tree; cutting does not.

import type { Disposable } from '../../base/disposable.ts';
import type { ChunkKind } from '../model.ts';

/** A definition with the comments, decorators and attributes that belong to it. */
export interface Definition {
  /** A `block` is a key with its value: it has a name and defines nothing. */
  readonly kind: Extract<
    ChunkKind,
    'function' | 'class' | 'type' | 'module' | 'variable' | 'block'
  >;
  /** Its own name, with a scope only where the language writes it there: `Reader.Close`. */
  readonly name: string;
  /** 0-based, inclusive; `start` is where its comments begin. */
  readonly start: number;
  /** Where it begins itself, behind its comments: the first line of its signature. */
  readonly ownStart: number;
  readonly end: number;
  /** Definitions inside, in order. */
  readonly children: readonly Definition[];
}

export type Outline =
  | { readonly type: 'outline'; readonly definitions: readonly Definition[] }
  | { readonly type: 'failed'; readonly reason: string };

export interface OutlineParser extends Disposable {
  /**
   * Never throws for a bad document or a missing grammar: the reason is in the answer.
   *
   * @param deadlineMs  a parse that takes longer is given up
   */
  outline(language: string, text: string, deadlineMs: number): Promise<Outline>;
}
