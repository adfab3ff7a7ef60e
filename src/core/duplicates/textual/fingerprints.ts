// Winnowing: of a stream of tokens, so few hashes of neighbours that a workspace's fit in memory,
// and yet at least one of every run that two streams have in common.
// Schleimer, Wilkerson & Aiken 2003, Winnowing: Local Algorithms for Document Fingerprinting.

import type { WinnowingSizes } from './cloneThresholds.ts';
import { mixBits } from './tokenHash.ts';
import { tokenClass, type TokenLines } from './tokenLines.ts';

export interface Fingerprints {
  /** Of `gram` abstract tokens each; of rows of a table, as they are written. */
  readonly hashes: Uint32Array;
  /** Of the same tokens as they are written. */
  readonly written: Uint32Array;
  /** Index of the first token of each, ascending. */
  readonly positions: Uint32Array;
}

export const noFingerprints: Fingerprints = {
  hashes: new Uint32Array(),
  written: new Uint32Array(),
  positions: new Uint32Array(),
};

/**
 * Rows of a table are told apart by what they say, all else by its shape.
 *
 * @returns of every `gram + window - 1` tokens without a boundary at least one, the same wherever
 *   these tokens stand; of a shorter stretch one, if it has `gram` tokens
 */
export function winnow(tokens: TokenLines, { gram, window }: WinnowingSizes): Fingerprints {
  const { classes } = tokens;
  const positions: number[] = [];
  const abstract = gramHashes(tokens.abstract, gram);
  let start = 0;
  for (let index = 0; index <= classes.length; index++) {
    if (index < classes.length && classes[index] !== tokenClass.boundary) continue;
    selectMinima(abstract, start, index - gram + 1, window, positions);
    start = index + 1;
  }
  return readAt(tokens.abstract, positions, gram, abstract, gramHashes(tokens.exact, gram));
}

function readAt(
  values: Uint32Array,
  positions: readonly number[],
  gram: number,
  abstract: Uint32Array,
  exact: Uint32Array,
): Fingerprints {
  const hashes = new Uint32Array(positions.length);
  const written = new Uint32Array(positions.length);
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] ?? 0;
    written[index] = exact[position] ?? 0;
    hashes[index] = (repeatsItself(values, position, gram) ? exact : abstract)[position] ?? 0;
  }
  return { hashes, written, positions: Uint32Array.from(positions) };
}

/**
 * Two rows or more of one shape: the rows of all tables and the cases of all lists would meet, row
 * by row, and hardly any of it is worth telling. Where they say the same, it is.
 */
function repeatsItself(values: Uint32Array, start: number, gram: number): boolean {
  const end = start + gram;
  for (let period = 1; period <= gram >> 1; period++) {
    let index = start + period;
    while (index < end && values[index] === values[index - period]) index += 1;
    if (index === end) return true;
  }
  return false;
}

/** Of every `gram` neighbours (Karp & Rabin 1987), mixed, because the smallest will be taken. */
export function gramHashes(values: Uint32Array, gram: number): Uint32Array {
  const count = Math.max(0, values.length - gram + 1);
  const hashes = new Uint32Array(count);
  let leadingFactor = 1;
  for (let index = 1; index < gram; index++) leadingFactor = Math.imul(leadingFactor, base);
  let rolling = 0;
  for (let index = 0; index < values.length; index++) {
    if (index >= gram) rolling -= Math.imul(values[index - gram] ?? 0, leadingFactor);
    rolling = (Math.imul(rolling, base) + (values[index] ?? 0)) | 0;
    if (index >= gram - 1) hashes[index - gram + 1] = mixBits(rolling);
  }
  return hashes;
}

const base = 0x01_00_01_93;

/** The rightmost smallest of each window of [start, end), each once. */
function selectMinima(
  hashes: Uint32Array,
  start: number,
  end: number,
  window: number,
  positions: number[],
): void {
  const firstEnd = Math.min(start + window, end);
  if (firstEnd <= start) return;
  let smallest = smallestOf(hashes, start, firstEnd);
  positions.push(smallest);
  for (let last = firstEnd; last < end; last++) {
    const first = last - window + 1;
    let next = smallest;
    if (smallest < first) next = smallestOf(hashes, first, last + 1);
    else if ((hashes[last] ?? 0) <= (hashes[smallest] ?? 0)) next = last;
    if (next !== smallest) positions.push(next);
    smallest = next;
  }
}

function smallestOf(hashes: Uint32Array, start: number, end: number): number {
  let smallest = start;
  for (let index = start + 1; index < end; index++) {
    if ((hashes[index] ?? 0) <= (hashes[smallest] ?? 0)) smallest = index;
  }
  return smallest;
}
