// Code in a language without a grammar here: lines that look like declarations, at the outer
// levels, begin a unit; the comments right above belong to it.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import { chunkBySyntax } from './syntaxChunker.ts';
import type { LineTable } from './lines.ts';
import type { Definition } from './outline.ts';

interface Declaration {
  readonly line: number;
  readonly indentation: number;
  readonly kind: Definition['kind'];
  readonly name: string;
}

const modifiers =
  /^(?:@\w+(?:\([^)]*\))?\s+|(?:public|private|protected|internal|open|fileprivate|package|static|final|abstract|override|async|export|default|mutating|nonisolated|indirect|sealed|inline|virtual|extern|pub|local|global|my|our|required|convenience|lazy|weak)\s+)*/;

/** Keyword of a declaration → what it declares. */
const keywords: readonly { readonly kind: Definition['kind']; readonly pattern: RegExp }[] = [
  {
    kind: 'class',
    pattern:
      /^(?:class|struct|actor|extension|protocol|interface|trait|mixin|object|impl|service|message)\s+([\w.:<>]+)/,
  },
  {
    kind: 'type',
    pattern: /^(?:enum|type|typealias|record|union|data|newtype|typedef)\s+([\w.]+)/,
  },
  { kind: 'module', pattern: /^(?:module|namespace|package)\s+([\w.:]+)/ },
  {
    kind: 'function',
    pattern: /^(?:func|function|fun|fn|def|sub|proc|method|macro|let rec|rpc)\s+([\w.:!?'$-]+)/i,
  },
  { kind: 'function', pattern: /^(init|deinit|subscript)\b/ },
  { kind: 'function', pattern: /^\(def\w*\s+([^\s()]+)/ },
  { kind: 'function', pattern: /^([A-Za-z_]\w*)\s*<-\s*function\b/ },
  {
    kind: 'type',
    pattern:
      /^create\s+(?:or\s+replace\s+)?(?:table|view|function|procedure|index|type|trigger)\s+(?:if\s+not\s+exists\s+)?([\w."`]+)/i,
  },
];

/** Declarations deeper than this are inside bodies. */
const maxIndentation = 4;

export function chunkByPatterns(table: LineTable, budget: ChunkBudget): ChunkDraft[] {
  const declarations = findDeclarations(table);
  return chunkBySyntax(nest(declarations, 0, table.lineCount - 1, table), table, budget);
}

function findDeclarations(table: LineTable): Declaration[] {
  const found: Declaration[] = [];
  for (let line = 0; line < table.lineCount; line += 1) {
    const indentation = table.indentation(line);
    if (indentation > maxIndentation) continue;
    const text = table.line(line).trim().replace(modifiers, '');
    for (const { kind, pattern } of keywords) {
      const name = pattern.exec(text)?.[1];
      if (name === undefined) continue;
      found.push({ line, indentation, kind, name: name.replace(/[<:"`].*$/, '') });
      break;
    }
  }
  return found;
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
