// Units → chunks: chunkers say what the units are; here small neighbours are joined, long ones
// cut, and chunks made of them.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import { contextWithin, maxContextTokens } from './context.ts';
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
  // The members of a class repeat its signature: each line is counted once.
  const counting = { ...budget, countTokens: remembered(budget.countTokens) };
  return joinSmall(pieces, table, maxTokens).map((unit) => toChunk(unit, table, counting));
}

function remembered(countTokens: ChunkBudget['countTokens']): ChunkBudget['countTokens'] {
  const counts = new Map<string, number>();
  return (text) => {
    const count = counts.get(text) ?? countTokens(text);
    if (text.length <= maxRememberedCharacters) counts.set(text, count);
    return count;
  };
}

/** Longer ones are pieces of one long line, each different. */
const maxRememberedCharacters = 200;

function fitToBudget(unit: Unit, table: LineTable, budget: ChunkBudget): Unit[] {
  if (table.tokens(unit.start, unit.end) <= budget.maxTokens) return [unit];
  const { context = [], signature } = unit;
  const repeated = signature === undefined ? context : [...context, ...signature.split('\n')];
  const room = contextWithin(
    linesAround({ ...unit, context: repeated }),
    maxContextTokens(budget),
    budget,
  );
  const left = { ...budget, maxTokens: budget.maxTokens - budget.countTokens(room) };
  return splitLongUnit(unit, table, left).map((piece, index) =>
    index === 0 ? { ...unit, ...piece } : { ...unit, ...piece, context: repeated },
  );
}

function trimBlank(unit: Unit, table: LineTable): Unit | undefined {
  let { start, end } = unit;
  while (start <= end && table.isBlank(start)) start += 1;
  while (end >= start && table.isBlank(end)) end -= 1;
  return start > end ? undefined : { ...unit, start, end };
}

function toChunk(unit: Unit, table: LineTable, budget: ChunkBudget): ChunkDraft {
  const text = unit.text ?? table.slice(unit.start, unit.end);
  const context = contextOf(unit, table, budget);
  return {
    lines: { start: unit.start + 1, end: unit.end + 1 },
    kind: unit.kind,
    ...(unit.symbol === undefined ? {} : { symbol: unit.symbol }),
    ...(unit.heading === undefined ? {} : { heading: unit.heading }),
    ...(context === '' ? {} : { context }),
    text,
  };
}

/** Whatever the text leaves free, it gets no more than its share. */
function contextOf(unit: Unit, table: LineTable, budget: ChunkBudget): string {
  const { start, end, text } = unit;
  const lines = linesAround(unit);
  if (lines.length === 0) return '';
  const taken = text === undefined ? table.tokens(start, end) : budget.countTokens(text);
  const free = budget.maxTokens - taken;
  return contextWithin(lines, Math.min(free, maxContextTokens(budget)), budget);
}

/** Outermost first; its name, which says most, is the last to go. */
function linesAround({ context = [], symbol, heading }: Unit): string[] {
  return [...context, symbol ?? heading ?? ''].filter((line) => line !== '');
}
