// Text → words, for the index, for queries and for marks alike: what this file splits in one
// way everywhere can be found. Identifiers give their parts and themselves.

import { classOf, digit, joiner, lower, mark, separator, unspaced, upper } from './characters.ts';
import { foldWord } from './foldWord.ts';

/**
 * word = stands alone, part = of an identifier, whole = the identifier with its parts joined,
 * pair = two neighbouring characters (or a lone one) of a script without spaces.
 */
export type WordRole = 'word' | 'part' | 'whole' | 'pair';

/** @param start @param end  where the word stands, [start, end) in UTF-16 units of the text */
export type WordVisitor = (word: string, start: number, end: number, role: WordRole) => void;

/** Single letters and digits are in every file and tell none apart. */
export const minWordLength = 2;
/** Longer runs are data: hashes, encoded bytes, tables. */
export const maxWordLength = 64;
/** A run with this many parts is encoded data, not a name. */
const maxParts = 16;

/**
 * The words of a text in their order, folded: `HTTPServer` → `http server httpserver`,
 * `parse_date` → `parse date parsedate`, `sha256` → `sha 256 sha256`, `全文検索` → `全文 文検 検索`.
 */
export function lexicalWords(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (word) => {
    words.push(word);
  });
  return words;
}

/** Walks over the words of a text with their places; linear in its length. */
export function visitWords(text: string, visit: WordVisitor): void {
  const scanner: Scanner = { text, visit, starts: [], ends: [], partCount: 0 };
  let index = 0;
  while (index < text.length) {
    const kind = classOf(text.codePointAt(index) ?? 0);
    if (kind === lower || kind === upper || kind === digit) index = scanIdentifier(scanner, index);
    else if (kind === unspaced) index = scanUnspaced(scanner, index);
    else index += 1;
  }
}

interface Scanner {
  readonly text: string;
  readonly visit: WordVisitor;
  /** Parts of the identifier in hand; reused and never emptied, because this is the hot loop. */
  readonly starts: number[];
  readonly ends: number[];
  /** What stands behind them is of an earlier identifier. */
  partCount: number;
}

/** @returns where the identifier ends */
function scanIdentifier(scanner: Scanner, start: number): number {
  const { text } = scanner;
  scanner.partCount = 0;
  let partStart = start;
  let previous = separator;
  let index = start;
  while (index < text.length) {
    const codePoint = text.codePointAt(index) ?? 0;
    const kind = codePoint === hyphen && joinsWords(text, index) ? joiner : classOf(codePoint);
    if (kind === separator || kind === unspaced) break;
    const width = codePoint > 0xffff ? 2 : 1;
    if (kind === joiner) {
      endPart(scanner, partStart, index);
      partStart = index + width;
    } else if (kind !== mark && isBoundary(text, index, width, previous, kind)) {
      endPart(scanner, partStart, index);
      partStart = index;
    }
    if (kind !== mark) previous = kind;
    index += width;
  }
  endPart(scanner, partStart, index);
  emitIdentifier(scanner);
  return index;
}

const hyphen = 0x2d;

/** `content-type` is one name; `a - b`, `x-1` and `--flag` are not joined. */
function joinsWords(text: string, index: number): boolean {
  return isLetter(text.charCodeAt(index - 1)) && isLetter(text.charCodeAt(index + 1));
}

function isLetter(charCode: number): boolean {
  if (Number.isNaN(charCode)) return false;
  const kind = classOf(charCode);
  return kind === lower || kind === upper;
}

/** Whether a new part begins: `a|B`, `a|1`, `1|a`, and the last capital of `HTTP|Server`. */
function isBoundary(
  text: string,
  index: number,
  width: number,
  previous: number,
  kind: number,
): boolean {
  if (previous === separator || previous === joiner) return false;
  if ((previous === digit) !== (kind === digit)) return true;
  if (kind !== upper) return false;
  if (previous === lower) return true;
  return previous === upper && isCapitalOfWord(text, index + width);
}

/** A small letter follows the capital, unless it is the plural of an acronym: `URLs`, `IDs`. */
function isCapitalOfWord(text: string, next: number): boolean {
  if (next >= text.length || classOf(text.codePointAt(next) ?? 0) !== lower) return false;
  const isPlural = text.charCodeAt(next) === smallS && !isSmall(text, next + 1);
  return !isPlural;
}

const smallS = 0x73;

function isSmall(text: string, index: number): boolean {
  return index < text.length && classOf(text.codePointAt(index) ?? 0) === lower;
}

function endPart(scanner: Scanner, start: number, end: number): void {
  if (end <= start) return;
  scanner.starts[scanner.partCount] = start;
  scanner.ends[scanner.partCount] = end;
  scanner.partCount += 1;
}

function emitIdentifier({ text, visit, starts, ends, partCount: count }: Scanner): void {
  if (count === 0 || count > maxParts) return;
  let whole = '';
  for (let index = 0; index < count; index++) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    if (end - start > maxWordLength) return;
    const word = foldWord(text.slice(start, end));
    whole += word;
    if (word.length >= minWordLength) visit(word, start, end, count === 1 ? 'word' : 'part');
  }
  if (count > 1 && whole.length >= minWordLength && whole.length <= maxWordLength) {
    visit(whole, starts[0] ?? 0, ends[count - 1] ?? 0, 'whole');
  }
}

/** @returns where the run ends */
function scanUnspaced(scanner: Scanner, start: number): number {
  const { text } = scanner;
  let end = start;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    const kind = classOf(codePoint);
    if (kind !== unspaced && kind !== mark) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  emitPairs(scanner, start, end);
  return end;
}

function emitPairs({ text, visit }: Scanner, start: number, end: number): void {
  const original = Array.from(text.slice(start, end));
  const folded = Array.from(foldWord(text.slice(start, end)));
  // Half-width letters may melt into one; then only the run's own place is known.
  const places = original.length === folded.length ? placesOf(original, start) : undefined;
  const count = Math.max(1, folded.length - 1);
  for (let index = 0; index < count; index++) {
    const pair = folded.slice(index, index + 2).join('');
    if (pair === '') continue;
    visit(pair, places?.[index] ?? start, places?.[index + 2] ?? end, 'pair');
  }
}

/** Where each character begins, and where the last one ends. */
function placesOf(characters: readonly string[], start: number): number[] {
  const places = [start];
  let place = start;
  for (const character of characters) places.push((place += character.length));
  return places;
}
