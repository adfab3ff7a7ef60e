// Bytes to text. Whatever cannot be decoded becomes U+FFFD, and no line end is lost or added.

import {
  type EncodingGuess,
  guessEncoding,
  undecodableReason,
} from '../../core/corpus/textEncoding.ts';

export type DecodedText =
  | { readonly type: 'text'; readonly text: string }
  /** `detail` is for a person. */
  | { readonly type: 'binary'; readonly detail: string };

/** @returns the text without its byte order mark */
export function decodeText(bytes: Uint8Array): DecodedText {
  const guess = guessEncoding(bytes);
  if (guess.type === 'binary') return guess;
  const text = decode(bytes.subarray(guess.markBytes), guess);
  const detail = undecodableReason(text);
  return detail === undefined ? { type: 'text', text } : { type: 'binary', detail };
}

function decode(bytes: Uint8Array, { encoding }: EncodingGuess & { type: 'text' }): string {
  // Node can be built without a decoder for big-endian UTF-16, so the bytes are swapped here.
  if (encoding === 'utf-16be') return utf16Decoder.decode(swapPairs(bytes));
  return (encoding === 'utf-16le' ? utf16Decoder : utf8Decoder).decode(bytes);
}

/** The mark is cut off before; one more U+FEFF belongs to the text. */
const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf16Decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return swapped.swap16();
}
