// When two places say the same: a vendored copy, the next version of a file, a generated variant.
// Places that only look alike stay apart: a getter in two classes, the overloads of a function.

import type { Chunk } from '../../model.ts';
import { mostInCommon, spreadWords, wordsOf, type WordSpread } from './wordCount.ts';

/** What is compared of a place; made by {@link placeText}. */
export interface PlaceText {
  /** Tells files apart, those of different roots too. */
  readonly file: string;
  /** As {@link nameKeyOf} gives it. */
  readonly nameKey: string;
  /** The text with its white space evened out. */
  readonly squeezed: () => string;
  readonly spread: () => WordSpread;
  /** How often each word is there. */
  readonly words: () => ReadonlyMap<string, number>;
}

/** Taken apart when it is first compared, and once: few places share their name key. */
export function placeText(file: string, nameKey: string, text: string): PlaceText {
  let squeezed: string | undefined;
  let spread: WordSpread | undefined;
  let words: ReadonlyMap<string, number> | undefined;
  return {
    file,
    nameKey,
    squeezed: () => (squeezed ??= text.replace(/\s+/g, ' ').trim()),
    spread: () => (spread ??= spreadWords(text)),
    words: () => (words ??= countEach(wordsOf(text))),
  };
}

/**
 * What the place is and what it is called, scopes and headings included, digits aside, so that
 * `ClientV3.send` meets `ClientV4.send`. The whole name keeps look-alikes apart: short bodies are
 * often equal, but what they are part of is not.
 */
export function nameKeyOf(chunk: Chunk): string {
  const known = nameKeys.get(chunk);
  if (known !== undefined) return known;
  const { kind, symbol, heading } = chunk;
  const name = `${kind}\n${symbol ?? ''}\n${heading ?? ''}`;
  const key = /\d/.test(name) ? name.replace(/\d+/g, '0') : name;
  nameKeys.set(chunk, key);
  return key;
}

/** Each page asks for the keys of all places behind it; a view keeps its chunks. */
const nameKeys = new WeakMap<Chunk, string>();

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
  if (a.file === b.file) return haveSameText(a, b);
  // Texts that are equal but for white space have the same words, so those of long ones decide.
  const longest = Math.max(a.spread().wordCount, b.spread().wordCount);
  return longest < fewWords ? haveSameText(a, b) : shareWords(a, b, minOverlap * longest);
}

function haveSameText(a: PlaceText, b: PlaceText): boolean {
  const { wordCount } = a.spread();
  if (wordCount !== b.spread().wordCount) return false;
  return mostInCommon(a.spread(), b.spread()) === wordCount && a.squeezed() === b.squeezed();
}

function countEach(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Whether at least so many words are in both, each counted as often as it is in both. */
function shareWords(a: PlaceText, b: PlaceText, minCommon: number): boolean {
  if (mostInCommon(a.spread(), b.spread()) < minCommon) return false;
  const others = b.words();
  let possible = a.spread().wordCount;
  for (const [word, count] of a.words()) {
    if (possible < minCommon) return false;
    possible -= Math.max(0, count - (others.get(word) ?? 0));
  }
  return possible >= minCommon;
}
