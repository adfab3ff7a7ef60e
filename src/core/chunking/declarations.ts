// Lines that begin something, with their depth → nested definitions with the comments above them.

import type { LineTable } from './lines.ts';
import type { Definition } from './outline.ts';

/** A line that begins a definition; how far it reaches follows from the next ones. */
export interface Declaration {
  /** 0-based. */
  readonly line: number;
  /** Or any other depth: deeper ones are members of the one before them. */
  readonly indentation: number;
  readonly kind: Definition['kind'];
  readonly name: string;
}

/** @param declarations  in the order of their lines */
export function nestDeclarations(
  declarations: readonly Declaration[],
  table: LineTable,
): Definition[] {
  return nest(declarations, 0, table.lineCount - 1, table);
}

/** A declaration reaches to the next one that is not deeper; deeper ones are its members. */
function nest(
  declarations: readonly Declaration[],
  floor: number,
  end: number,
  table: LineTable,
): Definition[] {
  const definitions: Definition[] = [];
  let index = 0;
  let lowest = floor;
  while (index < declarations.length) {
    const own = declarations[index];
    if (own === undefined) break;
    let next = index + 1;
    while ((declarations[next]?.indentation ?? -1) > own.indentation) next += 1;
    const following = declarations[next];
    const start = withComments(own.line, lowest, table);
    const last =
      following === undefined ? end : withComments(following.line, own.line + 1, table) - 1;
    const members = declarations.slice(index + 1, next);
    definitions.push({
      kind: own.kind,
      name: own.name,
      start,
      ownStart: own.line,
      end: last,
      children: nest(members, own.line + 1, last, table),
    });
    lowest = last + 1;
    index = next;
  }
  return definitions;
}

/** First line of the comments and attributes right above, not before `floor`. */
function withComments(line: number, floor: number, table: LineTable): number {
  let start = line;
  while (start > floor && isComment(table.line(start - 1))) {
    start = isEndOfBlockComment(table.line(start - 1))
      ? startOfBlockComment(start - 1, floor, table)
      : start - 1;
  }
  return start;
}

function isComment(line: string): boolean {
  return /^\s*(\/\/|\/\*|\*|#|--|;|%|@\w|\[\w)/.test(line) || isEndOfBlockComment(line);
}

function isEndOfBlockComment(line: string): boolean {
  return /^\s*([^/\s][^{};]*)?\*\/\s*$/.test(line);
}

/** The line itself where no line above opens the comment. */
function startOfBlockComment(line: number, floor: number, table: LineTable): number {
  for (let start = line; start >= floor; start -= 1) {
    if (/^\s*\/\*/.test(table.line(start))) return start;
  }
  return line;
}
