// What the encoder reads of a chunk: its path and what stands around it, then the text.
// The content key is made of exactly this, so that equal keys have equal vectors.

import { invariant } from '../../base/errors.ts';
import type { ContentKey } from '../model.ts';

/** Tokens that a header may take of the model's window; a longer one loses its first parts. */
export const maxHeaderTokens = 48;

/** The first line that the model sees: the path, as it was trained. */
export function headerOf(path: string, countTokens: (text: string) => number): string {
  const parts = path.split('/');
  let header = parts.join('/');
  while (parts.length > 1 && countTokens(header) > maxHeaderTokens) {
    parts.shift();
    header = parts.join('/');
  }
  return countTokens(header) > maxHeaderTokens ? '' : header;
}

/** @param context  of the chunk: symbol path and signatures, or headings */
export function documentText(header: string, context: string | undefined, text: string): string {
  return [header, context, text].filter((part) => part !== '' && part !== undefined).join('\n');
}

/** What a content key depends on besides the text itself. */
export interface EncodingVersion {
  /** Fingerprint of the model. */
  readonly model: string;
  /** Version of the chunker. */
  readonly chunker: string;
}

/** @param hash  a cryptographic hash of a text, short and printable */
export function contentKeyOf(
  version: EncodingVersion,
  documentText: string,
  hash: (text: string) => string,
): ContentKey {
  const key = hash(`${version.model}\n${version.chunker}\n${documentText}`);
  invariant(isContentKey(key), 'a hash is never empty');
  return key;
}

/** The only way by which a text becomes a content key. */
function isContentKey(key: string): key is ContentKey {
  return key !== '';
}
