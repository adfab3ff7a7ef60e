// Units → chunks: chunkers say what the units are; here small neighbours are joined, long ones
// cut, and chunks made of them.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import { joinCrumbs, joinSmall } from './joinUnits.ts';
import type { LineTable } from './lines.ts';
import { splitLongUnit } from './splitLongUnit.ts';
import type { Unit } from './unit.ts';

/** @param units  in order, together covering every line that is not blank */
export function unitsToChunks(
  units: readonly Unit[],
  table: LineTable,
  budget: ChunkBudget,
): ChunkDraft[] {
  // Cut first: what is left of a long function may join the small one that follows it.
  const { maxTokens } = budget;
  const trimmed = units.flatMap((unit) => trimBlank(unit, table) ?? []);
  const pieces = joinCrumbs(trimmed, table, maxTokens).flatMap((unit) =>
    fitToBudget(unit, table, budget),
  );
  return joinSmall(pieces, table, maxTokens).map((unit) =>
    toChunk(unit, unit.text ?? table.slice(unit.start, unit.end)),
  );
}

function fitToBudget(unit: Unit, table: LineTable, budget: ChunkBudget): Unit[] {
  if (table.tokens(unit.start, unit.end) <= budget.maxTokens) return [unit];
  return splitLongUnit(unit, table, budget).map((piece) => ({ ...unit, ...piece }));
}

function trimBlank(unit: Unit, table: LineTable): Unit | undefined {
  let { start, end } = unit;
  while (start <= end && table.isBlank(start)) start += 1;
  while (end >= start && table.isBlank(end)) end -= 1;
  return start > end ? undefined : { ...unit, start, end };
}

function toChunk(unit: Unit, text: string): ChunkDraft {
  return {
    lines: { start: unit.start + 1, end: unit.end + 1 },
    kind: unit.kind,
    ...(unit.symbol === undefined ? {} : { symbol: unit.symbol }),
    ...(unit.heading === undefined ? {} : { heading: unit.heading }),
    text,
  };
}
