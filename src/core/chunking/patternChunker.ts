// Code in a language without a grammar here: lines that look like declarations, at the outer
// levels, begin a unit; the comments right above belong to it.

import type { ChunkDraft } from '../model.ts';
import type { ChunkBudget } from './chunker.ts';
import { type Declaration, nestDeclarations } from './declarations.ts';
import type { LineTable } from './lines.ts';
import type { Definition } from './outline.ts';
import { chunkBySyntax } from './syntaxChunker.ts';

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
  return chunkBySyntax(definitionsByPatterns(table), table, budget);
}

export function definitionsByPatterns(table: LineTable): Definition[] {
  return nestDeclarations(findDeclarations(table), table);
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
