// When two places say the same: a vendored copy, the next version of a file, a generated variant.
// Places that only look alike stay apart: a getter in two classes, the overloads of a function.

import type { Chunk } from '../../model.ts';

/** What is compared of a place. */
export interface PlaceText {
  /** Tells files apart, those of different roots too. */
  readonly file: string;
  /** As {@link nameKeyOf} gives it. */
  readonly nameKey: string;
  readonly text: string;
}

/**
 * What the place is and what it is called, scopes and headings included, digits aside, so that
 * `ClientV3.send` meets `ClientV4.send`. The whole name keeps look-alikes apart: short bodies are
 * often equal, but what they are part of is not.
 */
export function nameKeyOf({ kind, symbol, heading }: Chunk): string {
  return `${kind}\n${symbol ?? ''}\n${heading ?? ''}`.replace(/\d+/g, '0');
}

/** Among fewer words, each may be what the place is about. */
const fewWords = 24;
/**
 * Share of the words that both have. Read through in zod, pydantic, tokio and Newtonsoft.Json:
 * above it stand copies and versions; between 0.75 and it, siblings that differ in what they do.
 */
const minOverlap = 0.9;

/**
 * Places of one file were written apart on purpose and are near-identical only when their text is
 * equal, but for white space; so are short ones.
 */
export function areNearIdentical(a: PlaceText, b: PlaceText): boolean {
  if (a.nameKey !== b.nameKey) return false;
  if (squeezed(a.text) === squeezed(b.text)) return true;
  if (a.file === b.file) return false;
  const words = wordsOf(a.text);
  const others = wordsOf(b.text);
  const longest = Math.max(words.length, others.length);
  return longest >= fewWords && commonCount(words, others) >= minOverlap * longest;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Words of both, each as often as it is in both. */
function commonCount(words: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return common;
}
