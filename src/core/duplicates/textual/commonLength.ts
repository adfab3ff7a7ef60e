// The longest common subsequence of two streams, its length alone: 32 cells of the table in each
// step. Hyyrö 2004, Bit-parallel LCS-length computation revisited.

import { ValueTable } from './valueTable.ts';

/**
 * @param least  a shorter length does not matter
 * @returns      how many values stand in both in one order; 0 when it is sure to be below `least`;
 *               time is |a| × |b| / 32, and |a| + |b| where the values alone say that it is
 */
export function commonLength(a: Uint32Array, b: Uint32Array, least = 0): number {
  const start = commonPrefix(a, b);
  const end = commonSuffix(a, b, start);
  const shorter = a.length <= b.length ? a : b;
  const longer = a.length <= b.length ? b : a;
  const middle = commonOfMiddle(
    shorter.subarray(start, shorter.length - end),
    longer.subarray(start, longer.length - end),
    least - start - end,
  );
  return middle === undefined ? 0 : start + middle + end;
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

/** Kept from call to call: most pieces are short, and there are many of them. */
const table = new ValueTable();
let masks = new Int32Array(4_096);
let state = new Int32Array(64);
let rowsOfLonger = new Int32Array(1_024);

/** @returns undefined when it is below `least` */
function commonOfMiddle(
  shorter: Uint32Array,
  longer: Uint32Array,
  least: number,
): number | undefined {
  if (shorter.length < least) return undefined;
  if (shorter.length === 0) return 0;
  table.fill(shorter);
  const kept = keepKnown(longer);
  // Values in common, in whatever order: the length cannot be more.
  if (table.takenCount < least) return undefined;
  if (table.takenCount === 0) return 0;
  const wordCount = (shorter.length + bitsOfWord - 1) >>> 5;
  fillMasks(shorter, wordCount);
  return advanceAll(wordCount, kept, shorter.length);
}

const bitsOfWord = 32;

/** @returns how many values of the longer stream stand in the table; `rowsOfLonger` holds which */
function keepKnown(longer: Uint32Array): number {
  if (rowsOfLonger.length < longer.length) rowsOfLonger = new Int32Array(2 * longer.length);
  let kept = 0;
  for (const value of longer) {
    const row = table.take(value);
    if (row === -1) continue;
    rowsOfLonger[kept] = row;
    kept += 1;
  }
  return kept;
}

/** Of each value of the shorter stream, a row of bits that says where it stands. */
function fillMasks(shorter: Uint32Array, wordCount: number): void {
  const size = table.rowCount * wordCount;
  if (masks.length < size) masks = new Int32Array(2 * size);
  else masks.fill(0, 0, size);
  for (let index = 0; index < shorter.length; index++) {
    const word = table.rowAt(index) * wordCount + (index >>> 5);
    masks[word] = (masks[word] ?? 0) | (1 << (index & 31));
  }
}

/** A bit of the state that has become 0 is a cell in which the length grows. */
function advanceAll(wordCount: number, kept: number, bitCount: number): number {
  if (state.length < wordCount) state = new Int32Array(2 * wordCount);
  state.fill(-1, 0, wordCount);
  for (let index = 0; index < kept; index++) {
    advance(wordCount, (rowsOfLonger[index] ?? 0) * wordCount);
  }
  return countZeros(bitCount);
}

function advance(wordCount: number, rowStart: number): void {
  let carry = 0;
  for (let word = 0; word < wordCount; word++) {
    const old = state[word] ?? 0;
    const mask = masks[rowStart + word] ?? 0;
    const matched = old & mask;
    const sum = (old + matched + carry) | 0;
    carry = ((old & matched) | ((old | matched) & ~sum)) >>> 31;
    state[word] = sum | (old & ~mask);
  }
}

function countZeros(bitCount: number): number {
  let zeros = 0;
  for (let bit = 0; bit < bitCount; bit++) {
    if ((((state[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) zeros += 1;
  }
  return zeros;
}
