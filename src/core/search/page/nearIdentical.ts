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
  readonly text: string;
  readonly spread: () => WordSpread;
  /** How often each word is there. */
  readonly words: () => ReadonlyMap<string, number>;
}

/** Taken apart when it is first compared, and once: few places share their name key. */
export function placeText(file: string, nameKey: string, text: string): PlaceText {
  let spread: WordSpread | undefined;
  let words: ReadonlyMap<string, number> | undefined;
  return {
    file,
    nameKey,
    text,
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
  if (a.file === b.file) return areSameButForSpace(a.text, b.text);
  // Texts that are equal but for white space have the same words, so those of long ones decide.
  const longest = Math.max(a.spread().wordCount, b.spread().wordCount);
  if (longest >= fewWords) return shareWords(a, b, minOverlap * longest);
  return areSameButForSpace(a.text, b.text);
}

/** Side by side, because most texts differ within their first line. */
function areSameButForSpace(a: string, b: string): boolean {
  let atA = endOfSpace(a, 0);
  let atB = endOfSpace(b, 0);
  while (atA < a.length && atB < b.length) {
    if (a.charCodeAt(atA) !== b.charCodeAt(atB)) return false;
    const nextA = endOfSpace(a, atA + 1);
    const nextB = endOfSpace(b, atB + 1);
    // Space ends both words or none, and counts for nothing at the end of a text.
    const isApart = nextA > atA + 1 !== nextB > atB + 1;
    if (isApart && nextA < a.length && nextB < b.length) return false;
    atA = nextA;
    atB = nextB;
  }
  return atA === a.length && atB === b.length;
}

function endOfSpace(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

/** As `\s` in a pattern, which is slow to ask. */
function isSpace(charCode: number): boolean {
  if (charCode < firstRareSpace)
    return charCode === space || (charCode >= tab && charCode <= carriageReturn);
  return /\s/.test(String.fromCharCode(charCode));
}

const tab = 9;
const carriageReturn = 13;
const space = 32;
const firstRareSpace = 0xa0;

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
