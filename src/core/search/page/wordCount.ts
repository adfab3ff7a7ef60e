// How many words a text has, without taking them out of it: texts that may be near-identical are
// told apart by their number first.

const unknown = 0;
const inside = 1;
const outside = 2;
/** Of the Basic Plane, filled as characters are met: the Unicode properties are slow to ask. */
const classes = new Uint8Array(0x1_00_00);

/** A word is a run of letters, digits and `_` of any script, as {@link wordsOf} gives it. */
export function countWords(text: string): number {
  let count = 0;
  let wasInside = false;
  let index = 0;
  while (index < text.length) {
    const codePoint = text.codePointAt(index) ?? 0;
    const isInside = classOf(codePoint) === inside;
    if (isInside && !wasInside) count += 1;
    wasInside = isInside;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return count;
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
