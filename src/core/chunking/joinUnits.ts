// Small neighbours become one unit: a one-line getter alone finds nothing, and a file of
// one-liners must not become thousands of chunks.

import type { LineTable } from './lines.ts';
import { joinSymbols } from './symbols.ts';
import type { Unit } from './unit.ts';

/** A unit below this is joined with its neighbours in the same scope. */
const smallUnitTokens = 40;
/** Joined units stay below this, so that a chunk still is about one thing. */
const joinedUnitTokens = 140;
/** Less than this says nothing alone (`namespace Billing {`): it goes with what follows. */
const crumbTokens = 20;
/** One crumb may join a larger neighbour than a small unit may. */
const joinedCrumbTokens = 200;

/**
 * From the end, so that heads of nested scopes gather on the first member.
 *
 * @param maxTokens  a unit that fits this still does; one that does not is cut later anyway
 */
export function joinCrumbs(units: readonly Unit[], table: LineTable, maxTokens: number): Unit[] {
  const joined: Unit[] = [];
  for (const unit of [...units].reverse()) {
    const next = joined.at(-1);
    if (next !== undefined && isCrumbOf(unit, next, table, maxTokens)) {
      joined[joined.length - 1] = lead(unit, next);
    } else {
      joined.push(unit);
    }
  }
  return joined.reverse();
}

function isCrumbOf(unit: Unit, next: Unit, table: LineTable, maxTokens: number): boolean {
  if (table.tokens(unit.start, unit.end) >= crumbTokens) return false;
  const isNamelessLead =
    unit.symbol === undefined && (unit.scope === next.scope || next.opens === true);
  const leads = unit.opens === true || isNamelessLead;
  const isCutAnyway = table.tokens(next.start, next.end) > maxTokens;
  return leads && (isCutAnyway || table.tokens(unit.start, next.end) <= maxTokens);
}

function lead(unit: Unit, next: Unit): Unit {
  const { kind, scope, opens } = next;
  const signature = [unit.signature, next.signature].filter((line) => line !== undefined);
  return {
    ...join(unit, next),
    kind,
    scope,
    ...(signature.length === 0 ? {} : { signature: signature.join('\n') }),
    ...(opens === undefined ? {} : { opens }),
  };
}

/** @param maxTokens  a joined unit fits this */
export function joinSmall(units: readonly Unit[], table: LineTable, maxTokens: number): Unit[] {
  const joined: Unit[] = [];
  let hasGrown = false;
  for (const unit of units) {
    const last = joined.at(-1);
    const limit = Math.min(hasGrown ? joinedUnitTokens : joinedCrumbTokens, maxTokens);
    const isJoined = last !== undefined && areNeighbours(last, unit, table, limit);
    if (isJoined) joined[joined.length - 1] = join(last, unit);
    else joined.push(unit);
    hasGrown = isJoined;
  }
  return joined;
}

function areNeighbours(last: Unit, next: Unit, table: LineTable, limit: number): boolean {
  if (last.scope !== next.scope || last.text !== undefined || next.text !== undefined) return false;
  const smaller = Math.min(table.tokens(last.start, last.end), table.tokens(next.start, next.end));
  if (smaller >= smallUnitTokens) return false;
  const own = smaller < crumbTokens ? joinedCrumbTokens : joinedUnitTokens;
  return table.tokens(last.start, next.end) <= Math.min(own, limit);
}

/** The first definition says what the chunk is. */
function join(first: Unit, second: Unit): Unit {
  const named = isNamed(first) || !isNamed(second) ? first : second;
  // A block has only the name of its scope, which the names of members begin with.
  const symbol =
    isNamed(first) === isNamed(second) ? joinSymbols(first.symbol, second.symbol) : named.symbol;
  const heading = first.heading ?? second.heading;
  return {
    start: first.start,
    end: second.end,
    kind: named.kind,
    scope: first.scope,
    ...(first.context === undefined ? {} : { context: first.context }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(heading === undefined ? {} : { heading }),
  };
}

function isNamed({ kind, symbol }: Unit): boolean {
  return kind !== 'block' && symbol !== undefined;
}
