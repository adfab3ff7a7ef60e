// A chunk as the smallest hashes of its phrases: two that share some of them are worth comparing
// token by token, also where edits lie so close that no long run is left.
// Broder 1997, On the resemblance and containment of documents.

import type { Chunk, LineRange } from '../../model.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { gramHashes } from './fingerprints.ts';
import { sliceLines, type TokenLines } from './tokenLines.ts';

export interface Sketch {
  readonly lines: LineRange;
  readonly tokenCount: number;
  /** Ascending, each once. */
  readonly hashes: Uint32Array;
}

/** Chunks with the same lines give one sketch, short ones none. */
export function sketchChunks(tokens: TokenLines, chunks: readonly Chunk[]): Sketch[] {
  const seen = new Set<string>();
  const sketches: Sketch[] = [];
  for (const { lines } of chunks) {
    const key = `${String(lines.start)}:${String(lines.end)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const within = sliceLines(tokens, lines);
    if (within.exact.length < thresholds.minChunkTokens) continue;
    sketches.push({ lines, tokenCount: within.exact.length, hashes: smallest(within) });
  }
  return sketches;
}

function smallest({ exact }: TokenLines): Uint32Array {
  const sorted = gramHashes(exact, thresholds.sketchGram).sort();
  const distinct = sorted.filter((hash, index) => hash !== sorted[index - 1]);
  return distinct.slice(0, thresholds.sketchSize);
}
