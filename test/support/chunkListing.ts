// Chunks as a readable text, for golden files and for looking at them.

import type { ChunkBudget } from '../../src/core/chunking/chunker.ts';
import type { ChunkDraft } from '../../src/core/model.ts';

/** Words and marks: close to what a model counts, and the same on every machine. */
export function countWords(text: string): number {
  return text.match(/[A-Za-z]+|\d+|[^\sA-Za-z\d]/g)?.length ?? 0;
}

export function wordBudget(maxTokens: number): ChunkBudget {
  return { maxTokens, countTokens: countWords };
}

/** A line a chunk: lines, tokens, kind, symbol or heading, first line; then what is around it. */
export function listChunks(chunks: readonly ChunkDraft[]): string {
  return chunks
    .map(({ lines, kind, symbol, heading, context, text }) => {
      const range = `${String(lines.start)}-${String(lines.end)}`.padEnd(9);
      const tokens = String(countWords(text)).padStart(4);
      const name = symbol ?? heading ?? '·';
      const firstLine = (text.split('\n')[0] ?? '').trim().slice(0, 60);
      // Its name is the last line of the context.
      const around = (context ?? '').split('\n').slice(0, -1);
      const aroundLines = around.map((line) => `${' '.repeat(25)}in ${line}\n`).join('');
      return `${range}${tokens}  ${kind.padEnd(8)}  ${name} | ${firstLine}\n${aroundLines}`;
    })
    .join('');
}
