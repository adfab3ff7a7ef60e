// A text as the tokens it is made of, side by side in typed arrays: no object per token, because a
// workspace has tens of millions. What this file holds knows nothing of languages.

import { lowerBound } from '../../../base/lowerBound.ts';
import type { LineRange } from '../../model.ts';

/** What a token is. Names and literals may stand for another of their class in a renamed copy. */
export const tokenClass = {
  operator: 0,
  /** A name that somebody chose. */
  word: 1,
  /** A word that belongs to the language, and the words of prose. */
  keyword: 2,
  number: 3,
  string: 4,
  /** Ends a piece of prose or a comment: equal to no other token, so that nothing reaches across. */
  boundary: 5,
} as const;

export interface TokenLines {
  /** Hash of each token as it is written. */
  readonly exact: Uint32Array;
  /** The same, but one value for all names and one for each class of literals. */
  readonly abstract: Uint32Array;
  /** 1-based. */
  readonly lines: Uint32Array;
  /** One of {@link tokenClass} each. */
  readonly classes: Uint8Array;
}

export const noTokens: TokenLines = {
  exact: new Uint32Array(),
  abstract: new Uint32Array(),
  lines: new Uint32Array(),
  classes: new Uint8Array(),
};

/** Tokens [start, end), as a view on the same memory. */
export function sliceTokens(tokens: TokenLines, start: number, end: number): TokenLines {
  return {
    exact: tokens.exact.subarray(start, end),
    abstract: tokens.abstract.subarray(start, end),
    lines: tokens.lines.subarray(start, end),
    classes: tokens.classes.subarray(start, end),
  };
}

/** The tokens of some lines, as a view on the same memory. */
export function sliceLines(tokens: TokenLines, lines: LineRange): TokenLines {
  return sliceTokens(
    tokens,
    firstTokenOf(tokens, lines.start),
    firstTokenOf(tokens, lines.end + 1),
  );
}

/** @returns the index of the first token that stands in `line` or behind it */
export function firstTokenOf({ lines }: TokenLines, line: number): number {
  return lowerBound(lines, line);
}

/** Grows as tokens come; one is used for file after file. */
export class TokenBuffer {
  count = 0;
  private exact = new Uint32Array(firstCapacity);
  private abstract = new Uint32Array(firstCapacity);
  private lines = new Uint32Array(firstCapacity);
  private classes = new Uint8Array(firstCapacity);

  push(exact: number, abstract: number, line: number, tokenClass: number): void {
    if (this.count === this.exact.length) this.grow();
    this.exact[this.count] = exact;
    this.abstract[this.count] = abstract;
    this.lines[this.count] = line;
    this.classes[this.count] = tokenClass;
    this.count += 1;
  }

  /** As it is written, of the last token; 0 when there is none. */
  last(): number {
    return this.count === 0 ? 0 : (this.exact[this.count - 1] ?? 0);
  }

  lastClass(): number {
    return this.classes[this.count - 1] ?? 0;
  }

  lastLine(): number {
    return this.count === 0 ? 0 : (this.lines[this.count - 1] ?? 0);
  }

  /** @returns a copy of what came since the last call */
  take(): TokenLines {
    const { count } = this;
    this.count = 0;
    return {
      exact: this.exact.slice(0, count),
      abstract: this.abstract.slice(0, count),
      lines: this.lines.slice(0, count),
      classes: this.classes.slice(0, count),
    };
  }

  private grow(): void {
    const capacity = this.exact.length * 2;
    this.exact = copyInto(new Uint32Array(capacity), this.exact);
    this.abstract = copyInto(new Uint32Array(capacity), this.abstract);
    this.lines = copyInto(new Uint32Array(capacity), this.lines);
    this.classes = copyInto(new Uint8Array(capacity), this.classes);
  }
}

const firstCapacity = 4_096;

function copyInto<T extends Uint32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
