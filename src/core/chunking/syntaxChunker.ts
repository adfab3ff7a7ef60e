// Code by what it defines: a definition that fits is one chunk, a larger one gives its head and
// its members, and what stands between definitions is kept too.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import type { LineTable } from './lines.ts';
import type { Definition } from './outline.ts';
import { signatureOf } from './signature.ts';
import { scopeSymbols } from './symbols.ts';
import type { Unit } from './unit.ts';
import { unitsToChunks } from './units.ts';

export function chunkBySyntax(
  definitions: readonly Definition[],
  table: LineTable,
  budget: ChunkBudget,
): ChunkDraft[] {
  const units = unitsOfCode(definitions, outermost, table, budget.maxTokens);
  return unitsToChunks(units, table, budget);
}

/** All lines of the table as units. @param scope  in which the outermost definitions stand */
export function unitsOfCode(
  definitions: readonly Definition[],
  scope: Scope,
  table: LineTable,
  maxTokens: number,
): Unit[] {
  const range = { start: 0, end: table.lineCount - 1 };
  return unitsOf(range, definitions, scope, { table, maxTokens });
}

interface CuttingContext {
  readonly table: LineTable;
  readonly maxTokens: number;
}

export interface Scope {
  /** With the scopes around it, '' outside of all. */
  readonly name: string;
  /** Its own, also where two scopes have the same name. */
  readonly id: string;
  /** Signatures of the containers, outermost first. */
  readonly context: readonly string[];
}

const outermost: Scope = { name: '', id: '', context: [] };

/** Definitions in order, and a block for each stretch between them. */
function unitsOf(
  range: { readonly start: number; readonly end: number },
  definitions: readonly Definition[],
  scope: Scope,
  context: CuttingContext,
): Unit[] {
  const units: Unit[] = [];
  let next = range.start;
  for (const definition of definitions) {
    // Two definitions on one line: the line belongs to the first.
    const start = Math.max(next, definition.start);
    const end = Math.min(range.end, definition.end);
    if (end < start) continue;
    if (start > next) addBlock(units, block(next, start - 1, scope), context.table);
    const ownStart = Math.min(end, Math.max(start, definition.ownStart));
    units.push(...unitsOfDefinition({ ...definition, start, ownStart, end }, scope, context));
    next = end + 1;
  }
  if (next <= range.end) addBlock(units, block(next, range.end, scope), context.table);
  return units;
}

function unitsOfDefinition(
  definition: Definition,
  scope: Scope,
  { table, maxTokens }: CuttingContext,
): Unit[] {
  const { start, end, kind, children } = definition;
  const symbol = scopeSymbols(scope.name, definition.name);
  const { context } = scope;
  const whole: Unit = { start, end, kind, symbol, context, scope: scope.id };
  if (table.tokens(start, end) <= maxTokens) return [whole];
  const signature = kind === 'block' ? '' : signatureOf(definition, table);
  if (!isContainer(definition, table)) return [{ ...whole, signature }];
  const headEnd = Math.max(start, (children[0]?.start ?? end) - 1);
  const inner: Scope = {
    name: symbol,
    id: `${symbol}@${String(start)}`,
    context: [...context, signature],
  };
  // A head of its own scope is never joined with what stands before the container.
  const head: Unit = { ...whole, end: headEnd, scope: inner.id, signature, opens: true };
  return [head, ...unitsOf({ start: headEnd + 1, end }, children, inner, { table, maxTokens })];
}

/** A function is one when most of it are definitions: a factory, not a helper inside a body. */
const containerShare = 0.5;

function isContainer({ kind, start, end, children }: Definition, table: LineTable): boolean {
  if (kind !== 'function') return children.length > 0;
  const inside = children.reduce((sum, child) => sum + table.tokens(child.start, child.end), 0);
  return inside >= table.tokens(start, end) * containerShare;
}

/** What stands between definitions; lines that only close something stay with the last unit. */
function addBlock(units: Unit[], rest: Unit, table: LineTable): void {
  const last = units.at(-1);
  let { start } = rest;
  if (last !== undefined) {
    while (start <= rest.end && isClosing(table.line(start))) start += 1;
    units[units.length - 1] = { ...last, end: start - 1 };
  }
  if (start <= rest.end) units.push({ ...rest, start });
}

/** `}`, `});`, `end`, `#endif` and the like, with or without a comment; blank lines too. */
function isClosing(line: string): boolean {
  return /^\s*$|^\s*(?:[)\]}]+[;,)]*|end[;,)]*|#endif|#endregion)\s*(?:(?:\/\/|\/\*|--|#).*)?$/.test(
    line,
  );
}

function block(start: number, end: number, { name, id, context }: Scope): Unit {
  const unit: Unit = { start, end, kind: 'block', scope: id, context };
  return name === '' ? unit : { ...unit, symbol: name };
}
