// What a parser found, in any order → nested definitions with the comments that belong to them.

import type { Definition } from './outline.ts';

/** 0-based lines, inclusive. */
export interface FoundDefinition {
  readonly kind: Definition['kind'];
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A comment, decorator or attribute; it belongs to the definition right below it. */
export interface FoundAttachment {
  readonly start: number;
  readonly end: number;
}

export function buildOutline(
  found: readonly FoundDefinition[],
  attachments: readonly FoundAttachment[],
): Definition[] {
  const attachmentByEnd = new Map(attachments.map((attachment) => [attachment.end, attachment]));
  const withComments = found.map((definition) => attach(definition, attachmentByEnd));
  return nest(joinClauses(nestingOrder(withComments)));
}

/** Climbs from comment to comment while no line is between them. */
function attach(
  definition: FoundDefinition,
  attachmentByEnd: ReadonlyMap<number, FoundAttachment>,
): FoundDefinition {
  let { start } = definition;
  for (;;) {
    // One that ends where the definition begins stands before it on the same line.
    const above = attachmentByEnd.get(start - 1);
    if (above === undefined || above.start > start - 1) break;
    start = above.start;
  }
  return { ...definition, start };
}

/** Outer ones first; of several with the same lines the first found. */
function nestingOrder(found: readonly FoundDefinition[]): FoundDefinition[] {
  const seen = new Set<string>();
  return [...found]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const lines = `${String(start)}-${String(end)}`;
      if (seen.has(lines)) return false;
      seen.add(lines);
      return true;
    });
}

/** Clauses of one function that follow each other (Elixir, Haskell) are one definition. */
function joinClauses(found: readonly FoundDefinition[]): FoundDefinition[] {
  const joined: FoundDefinition[] = [];
  for (const definition of found) {
    const last = joined.at(-1);
    const isClause =
      last?.kind === 'function' &&
      definition.kind === 'function' &&
      last.name === definition.name &&
      definition.start > last.end &&
      definition.start - last.end <= maxLinesBetweenClauses;
    if (isClause) joined[joined.length - 1] = { ...last, end: definition.end };
    else joined.push(definition);
  }
  return joined;
}

const maxLinesBetweenClauses = 2;

interface OpenDefinition extends FoundDefinition {
  readonly children: OpenDefinition[];
}

function nest(found: readonly FoundDefinition[]): Definition[] {
  const roots: OpenDefinition[] = [];
  const open: OpenDefinition[] = [];
  for (const definition of found) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) < definition.start) open.pop();
    const node: OpenDefinition = { ...definition, children: [] };
    const parent = open.at(-1);
    if (parent === undefined) roots.push(node);
    else if (definition.end <= parent.end) parent.children.push(node);
    else continue; // overlaps without nesting: the lines stay with the first
    open.push(node);
  }
  return roots.map(close);
}

/** Variables inside functions are details; inside classes they are members. */
function close(open: OpenDefinition): Definition {
  const { kind, name, start, end } = open;
  const children = open.children
    .filter((child) => kind !== 'function' || child.kind !== 'variable')
    .map(close);
  return { kind, name, start, end, children };
}
