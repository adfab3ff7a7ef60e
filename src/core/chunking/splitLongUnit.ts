// A unit that does not fit is cut where its own layout is weakest: at a blank line, at the least
// indented line, near the budget. This holds for every language and for prose.

import type { ChunkBudget } from './chunker.ts';
import type { LineTable } from './lines.ts';

export interface Piece {
  /** 0-based, inclusive. */
  readonly start: number;
  readonly end: number;
  /** Set for a piece of one long line. */
  readonly text?: string;
}

/** A piece is at least this share of what would fit: or a long function falls into crumbs. */
const minPieceShare = 0.4;
/** So much is left for the piece after it, where the unit is long enough for both. */
const minRestShare = 0.25;

export function splitLongUnit(
  unit: { readonly start: number; readonly end: number },
  table: LineTable,
  budget: ChunkBudget,
): Piece[] {
  const pieces: Piece[] = [];
  let start = unit.start;
  while (start <= unit.end) {
    if (table.isBlank(start)) {
      start += 1;
    } else if (table.tokens(start, start) > budget.maxTokens) {
      const line = start;
      const texts = splitLongLine(table.line(line), budget);
      pieces.push(...texts.map((text) => ({ start: line, end: line, text })));
      start += 1;
    } else {
      const end = lastLineOfPiece(start, unit.end, table, budget);
      pieces.push({ start, end });
      start = end + 1;
    }
  }
  return pieces.map((piece) => ({ ...piece, end: lastWritten(piece, table) }));
}

function lastLineOfPiece(
  start: number,
  unitEnd: number,
  table: LineTable,
  { maxTokens }: ChunkBudget,
): number {
  let last = start;
  while (last < unitEnd && table.tokens(start, last + 1) <= maxTokens) last += 1;
  if (last === unitEnd) return last;
  let best = last;
  let bestCost = Infinity;
  for (let end = last; end >= start; end -= 1) {
    if (table.tokens(start, end) < maxTokens * minPieceShare) break;
    const leavesCrumb = table.tokens(end + 1, unitEnd) < maxTokens * minRestShare;
    const cost = cutCost(end, table) + (leavesCrumb ? crumbCost : 0);
    if (cost < bestCost) {
      bestCost = cost;
      best = end;
    }
  }
  return best;
}

/** What is torn apart by a cut after this line: its indentation, less where a blank line is. */
function cutCost(end: number, table: LineTable): number {
  const next = end + 1;
  if (table.isBlank(end)) return table.indentation(nextWritten(next, table));
  return table.indentation(nextWritten(next, table)) + noBlankLineCost;
}

/** A cut without a blank line is worse than one a level deeper with one. */
const noBlankLineCost = 4;

/** Worse than a cut five levels deeper. */
const crumbCost = 20;

function nextWritten(from: number, table: LineTable): number {
  let line = from;
  while (line < table.lineCount - 1 && table.isBlank(line)) line += 1;
  return line;
}

function lastWritten({ start, end }: Piece, table: LineTable): number {
  let line = end;
  while (line > start && table.isBlank(line)) line -= 1;
  return line;
}

/** Pieces of one line, cut behind a space where there is one; nothing is lost. */
export function splitLongLine(line: string, { maxTokens, countTokens }: ChunkBudget): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < line.length) {
    const length = fittingLength(line, start, maxTokens, countTokens);
    const piece = line.slice(start, start + length);
    if (piece.trim() !== '') pieces.push(piece);
    start += length;
  }
  return pieces;
}

/** Starts with a guess that fits nearly always, then halves: no long line is counted often. */
const guessedCharactersPerToken = 3;

function fittingLength(
  line: string,
  start: number,
  maxTokens: number,
  countTokens: (text: string) => number,
): number {
  let length = Math.min(line.length - start, maxTokens * guessedCharactersPerToken);
  while (length > 1 && countTokens(line.slice(start, start + length)) > maxTokens) {
    length = Math.ceil(length / 2);
  }
  if (start + length >= line.length) return length;
  // Within the piece only: a line without spaces must not be searched to its beginning each time.
  const space = line.slice(start, start + length).lastIndexOf(' ');
  const atWord = space > 0 ? space + 1 : length;
  if (!splitsPair(line, start + atWord)) return atWord;
  return atWord > 1 ? atWord - 1 : atWord + 1;
}

/** A cut must not tear the two halves of a character outside the basic plane. */
function splitsPair(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  return before >= 0xd8_00 && before <= 0xdb_ff;
}
