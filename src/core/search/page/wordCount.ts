// How many words a text has and how they spread, without taking them out of it: texts that may be
// near-identical are told apart by that first.

const unknown = 0;
const inside = 1;
const outside = 2;
/** Of the Basic Plane, filled as characters are met: the Unicode properties are slow to ask. */
const classes = new Uint8Array(0x1_00_00);

/** Words of a text by their hash; texts with the same words have the same spread. */
export interface WordSpread {
  readonly wordCount: number;
  /** How many words fall into each bucket. */
  readonly buckets: Uint32Array;
}

/** Enough to tell apart what is compared: places have some hundred words. */
const bucketCount = 128;

/** A word is a run of letters, digits and `_` of any script, as {@link wordsOf} gives it. */
export function spreadWords(text: string): WordSpread {
  const buckets = new Uint32Array(bucketCount);
  let wordCount = 0;
  let wasInside = false;
  let hash = 0;
  let index = 0;
  while (index < text.length) {
    const codePoint = text.codePointAt(index) ?? 0;
    const isInside = classOf(codePoint) === inside;
    if (isInside) hash = Math.imul(hash, hashFactor) + codePoint;
    else if (wasInside) {
      addTo(buckets, hash);
      hash = 0;
    }
    if (isInside && !wasInside) wordCount += 1;
    wasInside = isInside;
    index += codePoint > 0xffff ? 2 : 1;
  }
  if (wasInside) addTo(buckets, hash);
  return { wordCount, buckets };
}

const hashFactor = 0x01_00_01_93;

function addTo(buckets: Uint32Array, hash: number): void {
  const bucket = (hash ^ (hash >>> 15)) & (bucketCount - 1);
  buckets[bucket] = (buckets[bucket] ?? 0) + 1;
}

/** @returns at least as many words as both texts have in common */
export function mostInCommon(a: WordSpread, b: WordSpread): number {
  let most = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    most += Math.min(a.buckets[bucket] ?? 0, b.buckets[bucket] ?? 0);
  }
  return most;
}

export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint);
  const known = classes[codePoint] ?? unknown;
  if (known !== unknown) return known;
  return (classes[codePoint] = classify(codePoint));
}

function classify(codePoint: number): number {
  return /[\p{L}\p{N}_]/u.test(String.fromCodePoint(codePoint)) ? inside : outside;
}
