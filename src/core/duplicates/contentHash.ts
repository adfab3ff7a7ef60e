// Hashes that name what places say: 64 bits in hex, the same on every machine.

/**
 * FNV-1a over 32-bit numbers, twice with another start.
 *
 * @see Fowler, Noll & Vo, draft-eastlake-fnv
 */
export function hashNumbers(values: Iterable<number>): string {
  let high = 0x81_1c_9d_c5;
  let low = 0xcb_f2_9c_e4;
  for (const value of values) {
    for (let shift = 0; shift < 32; shift += 8) {
      const byte = (value >>> shift) & 0xff;
      high = Math.imul(high ^ byte, prime);
      low = Math.imul(low ^ byte, prime);
    }
    // Both would go the same way from here on.
    low ^= high >>> 15;
  }
  return toHex(high) + toHex(low);
}

export function hashTexts(texts: readonly string[]): string {
  return hashNumbers(characterCodes(texts));
}

const prime = 0x01_00_01_93;
/** Stands for the end of a text: no character has this code. */
const endOfText = 0x1_00_00;

function* characterCodes(texts: readonly string[]): Generator<number> {
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
    yield endOfText;
  }
}

function toHex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}
