// The common currency of all chunkers: a range of lines that means one thing. Chunkers say what
// the units are; here small neighbours are joined, long ones cut, and chunks made of them.

import type { ChunkDraft, ChunkKind } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import type { LineTable } from './lines.ts';
import { splitLongUnit } from './splitLongUnit.ts';

/** Lines are 0-based and inclusive. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly kind: ChunkKind;
  /** Whole, with scopes. */
  readonly symbol?: string;
  readonly heading?: string;
  /** Only units of the same scope are joined. */
  readonly scope: string;
}

/** A unit below this is joined with its neighbours: a one-line getter alone finds nothing. */
export const smallUnitTokens = 40;
/** Joined units stay below this, so that a chunk still is about one thing. */
export const joinedUnitTokens = 140;
/** More names say less. */
const maxJoinedSymbols = 6;

/** @param units  in order, together covering every line that is not blank */
export function unitsToChunks(
  units: readonly Unit[],
  table: LineTable,
  budget: ChunkBudget,
): ChunkDraft[] {
  const trimmed = units.flatMap((unit) => trimBlank(unit, table) ?? []);
  return joinSmall(trimmed, table, budget).flatMap((unit) =>
    table.tokens(unit.start, unit.end) <= budget.maxTokens
      ? [toChunk(unit, table.slice(unit.start, unit.end))]
      : splitLongUnit(unit, table, budget).map(({ start, end, text }) =>
          toChunk({ ...unit, start, end }, text),
        ),
  );
}

function trimBlank(unit: Unit, table: LineTable): Unit | undefined {
  let { start, end } = unit;
  while (start <= end && table.isBlank(start)) start += 1;
  while (end >= start && table.isBlank(end)) end -= 1;
  return start > end ? undefined : { ...unit, start, end };
}

function joinSmall(units: readonly Unit[], table: LineTable, budget: ChunkBudget): Unit[] {
  const limit = Math.min(joinedUnitTokens, budget.maxTokens);
  const isSmall = (unit: Unit): boolean => table.tokens(unit.start, unit.end) < smallUnitTokens;
  const joined: Unit[] = [];
  for (const unit of units) {
    const last = joined.at(-1);
    const fits =
      last?.scope === unit.scope &&
      (isSmall(unit) || isSmall(last)) &&
      table.tokens(last.start, unit.end) <= limit;
    if (fits) joined[joined.length - 1] = join(last, unit);
    else joined.push(unit);
  }
  return joined;
}

/** The first definition says what the chunk is; every name stays findable. */
function join(first: Unit, second: Unit): Unit {
  const named = first.symbol === undefined && second.symbol !== undefined ? second : first;
  const symbols = [...splitSymbols(first.symbol), ...splitSymbols(second.symbol)];
  const symbol = [...new Set(symbols)].slice(0, maxJoinedSymbols).join(symbolSeparator);
  const heading = first.heading ?? second.heading;
  return {
    start: first.start,
    end: second.end,
    kind: named.kind,
    scope: first.scope,
    ...(symbol === '' ? {} : { symbol }),
    ...(heading === undefined ? {} : { heading }),
  };
}

/** Between the symbols of a chunk that holds several small definitions. */
export const symbolSeparator = ', ';

export function splitSymbols(symbol: string | undefined): string[] {
  return symbol === undefined ? [] : symbol.split(symbolSeparator);
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
