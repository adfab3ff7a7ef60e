// A piece of a file as the smallest hashes of its phrases: two that share some of them are worth comparing
// token by token, also where edits lie so close that no long run is left.
// Broder 1997, On the resemblance and containment of documents.

import type { LineRange } from '../../model.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { gramHashes } from './fingerprints.ts';
import { firstTokenOf, type TokenLines } from './tokenLines.ts';

export interface Sketch {
  readonly lines: LineRange;
  readonly tokenCount: number;
  /** Ascending, each once. */
  readonly hashes: Uint32Array;
}

/** Pieces with the same lines give one sketch, short ones none. */
export function sketchPieces(tokens: TokenLines, pieces: readonly LineRange[]): Sketch[] {
  const seen = new Set<string>();
  const sketches: Sketch[] = [];
  const grams = gramHashes(tokens.exact, thresholds.sketchGram);
  for (const lines of pieces) {
    const key = `${String(lines.start)}:${String(lines.end)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const start = firstTokenOf(tokens, lines.start);
    const tokenCount = firstTokenOf(tokens, lines.end + 1) - start;
    if (tokenCount < thresholds.minChunkTokens) continue;
    const end = start + tokenCount - thresholds.sketchGram + 1;
    sketches.push({ lines, tokenCount, hashes: smallest(grams, start, end) });
  }
  return sketches;
}

/** Of [start, end), each once and ascending: one pass, since nearly all are larger than those kept. */
function smallest(hashes: Uint32Array, start: number, end: number): Uint32Array {
  const kept = new Uint32Array(thresholds.sketchSize);
  let count = 0;
  for (let index = start; index < end; index++) {
    const hash = hashes[index] ?? 0;
    if (count === kept.length && hash >= (kept[count - 1] ?? 0)) continue;
    let place = count;
    while (place > 0 && (kept[place - 1] ?? 0) > hash) place -= 1;
    if (place > 0 && kept[place - 1] === hash) continue;
    kept.copyWithin(place + 1, place, Math.min(count, kept.length - 1));
    kept[place] = hash;
    count = Math.min(count + 1, kept.length);
  }
  return kept.subarray(0, count);
}
