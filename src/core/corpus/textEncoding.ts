// In which encoding a file's bytes are to be read, or that they are no text. The adapter decodes.

import { binaryContentReason } from './binaryRules.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type EncodingGuess =
  | {
      readonly type: 'text';
      readonly encoding: TextEncoding;
      /** Bytes of the byte order mark, not part of the text. */
      readonly markBytes: number;
    }
  | { readonly type: 'binary'; readonly detail: string };

/**
 * Looks at the byte order mark, then at the first 8 KB. A file without a mark is UTF-8, or an
 * older 8-bit encoding whose ASCII part is still read.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return eightBitText(bytes.subarray(3), 3);
  }
  // FF FE 00 00 is UTF-32, which no editor writes and which would be half NUL.
  const isUtf32 = first === 0xff && second === 0xfe && third === 0 && bytes[3] === 0;
  if (first === 0xff && second === 0xfe && !isUtf32) return utf16Text('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return utf16Text('utf-16be', bytes);
  return eightBitText(bytes, 0);
}

/**
 * Judges a text that was decoded leniently: where too much of it could not be read, it is data.
 *
 * @param text  with U+FFFD for each byte sequence that is not valid
 * @returns     for a person; undefined when it still looks like a text
 */
export function undecodableReason(text: string): string | undefined {
  const head = text.slice(0, judgedCharacters);
  const unreadable = head.match(/\uFFFD/g)?.length ?? 0;
  if (unreadable <= Math.max(minUnreadable, head.length * maxUnreadableShare)) return undefined;
  return `${String(unreadable)} of its first ${String(head.length)} characters are not valid UTF-8`;
}

const judgedCharacters = 8_192;

/** Latin-1 French has about one in twenty-five; compressed data about one in two. */
const maxUnreadableShare = 0.2;

/** In a short note a few accents are a large share. */
const minUnreadable = 8;

function eightBitText(bytes: Uint8Array, markBytes: number): EncodingGuess {
  const detail = binaryContentReason(bytes);
  if (detail !== undefined) return { type: 'binary', detail };
  return { type: 'text', encoding: 'utf-8', markBytes };
}

/** A mark at the head of half-NUL data is chance; real UTF-16 text has no U+0000. */
function utf16Text(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): EncodingGuess {
  for (let index = 2; index + 1 < Math.min(bytes.length, judgedCharacters); index += 2) {
    if (bytes[index] === 0 && bytes[index + 1] === 0) {
      return { type: 'binary', detail: 'has NUL characters' };
    }
  }
  return { type: 'text', encoding, markBytes: 2 };
}
