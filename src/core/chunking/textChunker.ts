// Any other text: windows of lines, cut where the layout is weakest.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import type { LineTable } from './lines.ts';
import { unitsToChunks } from './units.ts';

export function chunkByLines(table: LineTable, budget: ChunkBudget): ChunkDraft[] {
  if (table.lineCount === 0) return [];
  const whole = { start: 0, end: table.lineCount - 1, kind: 'text', scope: '' } as const;
  return unitsToChunks([whole], table, budget);
}
