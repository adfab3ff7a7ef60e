// Code by what it defines: a definition that fits is one chunk, a larger one gives its head and
// its members, and what stands between definitions is kept too.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import type { LineTable } from './lines.ts';
import type { Definition } from './outline.ts';
import { type Unit, unitsToChunks } from './units.ts';

export function chunkBySyntax(
  definitions: readonly Definition[],
  table: LineTable,
  budget: ChunkBudget,
): ChunkDraft[] {
  const range = { start: 0, end: table.lineCount - 1 };
  const units = unitsOf(range, definitions, '', { table, maxTokens: budget.maxTokens });
  return unitsToChunks(units, table, budget);
}

interface CuttingContext {
  readonly table: LineTable;
  readonly maxTokens: number;
}

/** Definitions in order, and a block for each stretch between them. */
function unitsOf(
  range: { readonly start: number; readonly end: number },
  definitions: readonly Definition[],
  scope: string,
  context: CuttingContext,
): Unit[] {
  const units: Unit[] = [];
  let next = range.start;
  for (const definition of definitions) {
    // Two definitions on one line: the line belongs to the first.
    const start = Math.max(next, definition.start);
    const end = Math.min(range.end, definition.end);
    if (end < start) continue;
    if (start > next) units.push(block(next, start - 1, scope));
    units.push(...unitsOfDefinition({ ...definition, start, end }, scope, context));
    next = end + 1;
  }
  if (next <= range.end) units.push(...closing(units, block(next, range.end, scope), context));
  return units;
}

function unitsOfDefinition(definition: Definition, scope: string, context: CuttingContext): Unit[] {
  const { start, end, kind, children } = definition;
  const symbol = scope === '' ? definition.name : `${scope}.${definition.name}`;
  const whole: Unit = { start, end, kind, symbol, scope };
  if (context.table.tokens(start, end) <= context.maxTokens || children.length === 0)
    return [whole];
  const first = children[0];
  const headEnd = Math.max(start, (first?.start ?? end) - 1);
  // A head of its own scope is never joined with what stands before the container.
  const head: Unit = { start, end: headEnd, kind, symbol, scope: symbol };
  return [head, ...unitsOf({ start: headEnd + 1, end }, children, symbol, context)];
}

/** Lines that only close what was opened (`}`, `end`) stay with the last unit. */
function closing(units: Unit[], rest: Unit, { table }: CuttingContext): Unit[] {
  const last = units.at(-1);
  const isClosing = last !== undefined && table.tokens(rest.start, rest.end) <= closingTokens;
  if (!isClosing) return [rest];
  units[units.length - 1] = { ...last, end: rest.end };
  return [];
}

/** `end` and the like; a statement has more. */
const closingTokens = 2;

function block(start: number, end: number, scope: string): Unit {
  return { start, end, kind: 'block', scope, ...(scope === '' ? {} : { symbol: scope }) };
}
