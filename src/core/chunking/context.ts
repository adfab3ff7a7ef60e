// What stands around a chunk, within the room that the model has for it besides the text.

import type { ChunkBudget } from './chunker.ts';

/** Of the window: more would crowd out the text that is found. */
const contextShare = 1 / 6;

export function maxContextTokens({ maxTokens }: ChunkBudget): number {
  return Math.floor(maxTokens * contextShare);
}

/**
 * @param lines  outermost first; the innermost says most and is the last to go
 * @returns      as many of the innermost lines as fit, '' when none does
 */
export function contextWithin(
  lines: readonly string[],
  maxTokens: number,
  { countTokens }: ChunkBudget,
): string {
  let left = maxTokens;
  let first = lines.length;
  while (first > 0) {
    left -= countTokens(lines[first - 1] ?? '');
    if (left < 0) break;
    first -= 1;
  }
  return lines.slice(first).join('\n');
}
