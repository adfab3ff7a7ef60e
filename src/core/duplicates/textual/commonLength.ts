// The longest common subsequence of two streams, its length alone: 32 cells of the table in each
// step. Hyyrö 2004, Bit-parallel LCS-length computation revisited.

/** @returns how many values stand in both in one order; time is |a| × |b| / 32 */
export function commonLength(a: Uint32Array, b: Uint32Array): number {
  const start = commonPrefix(a, b);
  const end = commonSuffix(a, b, start);
  const shorter = a.length <= b.length ? a : b;
  const longer = a.length <= b.length ? b : a;
  const middle = commonOfMiddle(
    shorter.subarray(start, shorter.length - end),
    longer.subarray(start, longer.length - end),
  );
  return start + middle + end;
}

function commonPrefix(a: Uint32Array, b: Uint32Array): number {
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a[index] === b[index]) index += 1;
  return index;
}

function commonSuffix(a: Uint32Array, b: Uint32Array, prefix: number): number {
  const length = Math.min(a.length, b.length) - prefix;
  let count = 0;
  while (count < length && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

function commonOfMiddle(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  const wordCount = (a.length + bitsOfWord - 1) >>> 5;
  const { rows, masks } = placesOf(a, wordCount);
  // A bit that has become 0 is a cell in which the length grows.
  const state = new Uint32Array(wordCount).fill(0xff_ff_ff_ff);
  for (const value of b) {
    const row = rows.get(value);
    if (row !== undefined) advance(state, masks, row * wordCount);
  }
  return countZeros(state, a.length);
}

const bitsOfWord = 32;

/** Of each value, a row of bits that says where it stands. */
function placesOf(
  values: Uint32Array,
  wordCount: number,
): { readonly rows: ReadonlyMap<number, number>; readonly masks: Uint32Array } {
  const rows = new Map<number, number>();
  for (const value of values) if (!rows.has(value)) rows.set(value, rows.size);
  const masks = new Uint32Array(rows.size * wordCount);
  values.forEach((value, index) => {
    const word = (rows.get(value) ?? 0) * wordCount + (index >>> 5);
    masks[word] = (masks[word] ?? 0) | (1 << (index & 31));
  });
  return { rows, masks };
}

function advance(state: Uint32Array, masks: Uint32Array, rowStart: number): void {
  let carry = 0;
  for (let word = 0; word < state.length; word++) {
    const old = state[word] ?? 0;
    const mask = masks[rowStart + word] ?? 0;
    const sum = old + ((old & mask) >>> 0) + carry;
    carry = sum > 0xff_ff_ff_ff ? 1 : 0;
    state[word] = sum | (old & ~mask);
  }
}

function countZeros(state: Uint32Array, bitCount: number): number {
  let zeros = 0;
  for (let bit = 0; bit < bitCount; bit++) {
    if ((((state[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) zeros += 1;
  }
  return zeros;
}
