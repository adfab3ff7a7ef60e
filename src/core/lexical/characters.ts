// Classes of characters, as far as words need them. One table, filled as characters are met, so
// that the slow Unicode properties are asked once per character of the Basic Plane.

export const separator = 0;
export const lower = 1;
export const upper = 2;
export const digit = 3;
/** Holds the parts of one identifier together: `_`. */
export const joiner = 4;
/** Scripts that write without spaces: their text is indexed by character pairs. */
export const unspaced = 5;
/** Belongs to the letter before it, whatever that is. */
export const mark = 6;

const unknown = 255;
const planeSize = 0x1_00_00;
const known = new Uint8Array(planeSize).fill(unknown);

/** @returns one of the class numbers above */
export function classOf(codePoint: number): number {
  if (codePoint >= planeSize) return classify(codePoint);
  const cached = known[codePoint];
  if (cached !== undefined && cached !== unknown) return cached;
  return (known[codePoint] = classify(codePoint));
}

function classify(codePoint: number): number {
  if (codePoint === underscore) return joiner;
  if (isUnspaced(codePoint)) return unspaced;
  const character = String.fromCodePoint(codePoint);
  if (/\p{Lu}|\p{Lt}/u.test(character)) return upper;
  if (/\p{L}/u.test(character)) return lower;
  if (/\p{N}/u.test(character)) return digit;
  return /\p{M}/u.test(character) || invisibleInWords.has(codePoint) ? mark : separator;
}

const underscore = 0x5f;
/** Soft hyphen, zero-width non-joiner and joiner stand inside words of some scripts. */
const invisibleInWords: ReadonlySet<number> = new Set([0xad, 0x200c, 0x200d]);

/** First and last code point of each block, ascending. */
const unspacedBlocks: readonly (readonly [number, number])[] = [
  [0x0e01, 0x0e3a], // Thai
  [0x0e40, 0x0e4e],
  [0x0e81, 0x0edf], // Lao
  [0x1000, 0x109f], // Burmese
  [0x1100, 0x11ff], // Korean letters
  [0x1780, 0x17d3], // Khmer
  [0x2e80, 0x2fdf], // radicals
  [0x3005, 0x3007],
  [0x3021, 0x3029],
  [0x3041, 0x3096], // Hiragana
  [0x3099, 0x309a],
  [0x309d, 0x309f],
  [0x30a1, 0x30fa], // Katakana
  [0x30fc, 0x30ff],
  [0x3105, 0x318e], // Bopomofo, Korean letters
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf], // Chinese characters
  [0x4e00, 0x9fff],
  [0xa960, 0xa97c],
  [0xac00, 0xd7fb], // Korean syllables
  [0xf900, 0xfaff],
  [0xff66, 0xff9f], // half-width Katakana
  [0x1_aff0, 0x1_b16f],
  [0x2_0000, 0x3_ffff],
];

const firstUnspaced = 0x0e01;

function isUnspaced(codePoint: number): boolean {
  if (codePoint < firstUnspaced) return false;
  return unspacedBlocks.some(([first, last]) => codePoint >= first && codePoint <= last);
}
