// Prose → words. Marks, punctuation and case are left out: a text that was laid out anew says
// the same.

import { classOf, joiner, mark, separator, unspaced } from '../../lexical/characters.ts';
import { hashWord } from './tokenHash.ts';
import { type TokenBuffer, tokenClass } from './tokenLines.ts';

/**
 * Pushes the words of characters [start, end); in scripts without spaces, each character.
 *
 * @param line  1-based, of the first character
 */
export function lexWords(
  text: string,
  { start, end, line }: { readonly start: number; readonly end: number; readonly line: number },
  buffer: TokenBuffer,
): void {
  let currentLine = line;
  let index = start;
  while (index < end) {
    if (text.charCodeAt(index) === lineFeed) currentLine += 1;
    const kind = classOf(text.codePointAt(index) ?? 0);
    const next = kind === separator ? index + 1 : endOfWord(text, index, end);
    if (kind !== separator && kind !== joiner) {
      const hash = hashWord(text.slice(index, next).toLowerCase());
      buffer.push(hash, hash, currentLine, tokenClass.keyword);
    }
    index = next;
  }
}

function endOfWord(text: string, start: number, end: number): number {
  const first = text.codePointAt(start) ?? 0;
  let index = start + (first > 0xff_ff ? 2 : 1);
  if (classOf(first) === unspaced) return index;
  while (index < end) {
    const codePoint = text.codePointAt(index) ?? 0;
    const kind = classOf(codePoint);
    if (kind === separator || kind === unspaced) break;
    if (kind === mark && codePoint === softHyphen) break;
    index += codePoint > 0xff_ff ? 2 : 1;
  }
  return index;
}

const lineFeed = 0x0a;
const softHyphen = 0xad;
