// What a file is made of: its chunks, and of a chunk that holds several short definitions each of
// them. A copy is told by the piece where it is one, not from the middle of one to that of the next.

import { splitSymbols } from '../../chunking/symbols.ts';
import { holdsLines } from '../../lineRange.ts';
import type { Chunk, LineRange } from '../../model.ts';
import type { SourceFile } from '../pair.ts';
import type { LexedFile } from './lexFile.ts';

export interface Pieces {
  /** In the order of their lines; containers hold their members' lines, too. */
  readonly all: readonly LineRange[];
  /** Those that hold no other. */
  readonly inner: readonly LineRange[];
}

export function piecesOf({ chunks }: SourceFile, lexed: LexedFile): Pieces {
  const known = piecesByFile.get(lexed) ?? readPieces(chunks, lexed.text);
  piecesByFile.set(lexed, known);
  return known;
}

/** Goes with the tokens when those are dropped. */
const piecesByFile = new WeakMap<LexedFile, Pieces>();

function readPieces(chunks: readonly Chunk[], text: string): Pieces {
  const ordered = chunks.toSorted((a, b) => byPlace(a.lines, b.lines));
  const lines = text.split('\n');
  const inner = ordered.flatMap((chunk, index) => {
    const next = ordered[index + 1];
    if (next !== undefined && holdsLines(chunk.lines, next.lines)) return [];
    const own = withoutClosers(lines, chunk.lines);
    return holdsSeveral(chunk) ? definitionsIn(lines, own) : [own];
  });
  const all = [...ordered.map((chunk) => chunk.lines), ...inner];
  return { all: all.sort(byPlace), inner };
}

/** What holds others comes before them. */
function byPlace(a: LineRange, b: LineRange): number {
  return a.start - b.start || b.end - a.end;
}

/** What has no name are statements of the file itself: calls, one test behind the other. */
function holdsSeveral({ symbol, kind }: Chunk): boolean {
  return symbol === undefined ? kind === 'block' : splitSymbols(symbol).length > 1;
}

/** The end of a class may stand in the chunk of its last member: a line further out than that. */
function withoutClosers(lines: readonly string[], { start, end }: LineRange): LineRange {
  const depth = depthOf(lines[start - 1] ?? '');
  let last = end;
  while (
    last > start &&
    !(isText(lines[last - 1] ?? '') && depthOf(lines[last - 1] ?? '') >= depth)
  ) {
    last -= 1;
  }
  return last === start ? { start, end } : { start, end: last };
}

/**
 * A definition begins behind a blank line where a line stands as far out as the first one; comments
 * right above belong to it.
 */
function definitionsIn(lines: readonly string[], { start, end }: LineRange): LineRange[] {
  const own = lines.slice(start - 1, end);
  const depth = depthOf(own.find(isText) ?? '');
  const starts = own.flatMap((line, index) => {
    const begins = index === 0 || !isText(own[index - 1] ?? '');
    return begins && isText(line) && depthOf(line) === depth ? [index] : [];
  });
  if (starts.length < 2) return [{ start, end }];
  return starts.map((from, index) => {
    let last = (starts[index + 1] ?? own.length) - 1;
    while (last > from && !isText(own[last] ?? '')) last -= 1;
    return { start: start + from, end: start + last };
  });
}

function isText(line: string): boolean {
  return /\S/.test(line);
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
