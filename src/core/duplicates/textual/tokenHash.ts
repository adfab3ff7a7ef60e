// Hashes of tokens: 32 bits, the same on every machine.

/** Of characters [start, end) (FNV-1a, then mixed: fingerprints take the smallest of them). */
export function hashCharacters(text: string, start: number, end: number): number {
  let hash = offsetBasis;
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), prime);
  }
  return mixBits(hash);
}

export function hashWord(word: string): number {
  return hashCharacters(word, 0, word.length);
}

/** Spreads a number over all 32 bits (the finaliser of MurmurHash3). */
export function mixBits(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85_eb_ca_6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const offsetBasis = 0x81_1c_9d_c5;
const prime = 0x01_00_01_93;
