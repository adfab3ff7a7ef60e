// Hashes that tell contents apart. Not for passwords, and not to be shown.

import { hash } from 'node:crypto';

/** 192 bits: no two contents of one machine will ever meet. */
const hashCharacters = 32;

/** @returns 32 characters of base64url; equal for equal bytes only */
export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url').slice(0, hashCharacters);
}

/** @returns the hash of the text's UTF-8 form, as {@link hashBytes} gives it */
export function hashText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, hashCharacters);
}
