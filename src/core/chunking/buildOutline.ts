// What a parser found, in any order → nested definitions with the comments that belong to them.

import type { Definition } from './outline.ts';
import { joinSymbols } from './symbols.ts';

/** 0-based lines, inclusive. */
export interface FoundDefinition {
  readonly kind: Definition['kind'];
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Stands alone on its lines and belongs to the definition below it. A comment may be apart by one
 * blank line; what the syntax binds (a decorator, a signature, `@doc`) may be so more than once.
 */
export interface FoundAttachment {
  readonly start: number;
  readonly end: number;
  readonly binding: 'comment' | 'syntax';
}

export interface OutlineRules {
  readonly isBlank: (line: number) => boolean;
  /** Whether functions of the same name that follow each other are clauses of one. */
  readonly joinsClauses: boolean;
}

/** A definition whose `start` includes what is attached. */
interface AttachedDefinition extends FoundDefinition {
  readonly ownStart: number;
}

export function buildOutline(
  found: readonly FoundDefinition[],
  attachments: readonly FoundAttachment[],
  rules: OutlineRules,
): Definition[] {
  const attachmentByEnd = new Map<number, FoundAttachment>();
  for (const attachment of attachments) {
    const other = attachmentByEnd.get(attachment.end);
    if (other === undefined || attachment.start < other.start) {
      attachmentByEnd.set(attachment.end, attachment);
    }
  }
  const attached = found.map((definition) => attach(definition, attachmentByEnd, rules));
  return closeAll(nest(nestingOrder(attached)), rules);
}

function attach(
  definition: FoundDefinition,
  attachmentByEnd: ReadonlyMap<number, FoundAttachment>,
  { isBlank }: OutlineRules,
): AttachedDefinition {
  let { start } = definition;
  let mayBeApart = true;
  for (;;) {
    let above = attachmentByEnd.get(start - 1);
    if (above === undefined && start > 1 && isBlank(start - 1)) {
      above = attachmentByEnd.get(start - 2);
      // The first comment of a file, apart from the code, is about the file.
      const isOwn = above?.binding === 'syntax' || (mayBeApart && above?.start !== 0);
      if (!isOwn) break;
      mayBeApart = false;
    }
    if (above === undefined) break;
    start = above.start;
  }
  return { ...definition, start, ownStart: definition.start };
}

/** Outer ones first. Of several with the same lines one is kept, under all the names of values. */
function nestingOrder(found: readonly AttachedDefinition[]): AttachedDefinition[] {
  const sorted = [...found].sort(
    (a, b) => a.start - b.start || b.end - a.end || valuesLast(a) - valuesLast(b),
  );
  const kept: AttachedDefinition[] = [];
  for (const definition of sorted) {
    const last = kept.at(-1);
    const isSame = last?.start === definition.start && last.end === definition.end;
    if (!isSame) kept.push(definition);
    else if (last.kind === 'variable') kept[kept.length - 1] = withName(last, definition.name);
  }
  return kept;
}

function valuesLast({ kind }: FoundDefinition): number {
  return kind === 'variable' ? 1 : 0;
}

function withName(definition: AttachedDefinition, name: string): AttachedDefinition {
  return { ...definition, name: joinSymbols(definition.name, name) ?? '' };
}

interface OpenDefinition {
  readonly definition: AttachedDefinition;
  readonly start: number;
  end: number;
  readonly children: OpenDefinition[];
}

function nest(found: readonly AttachedDefinition[]): OpenDefinition[] {
  const roots: OpenDefinition[] = [];
  const open: OpenDefinition[] = [];
  for (const definition of found) {
    const start = makeRoom(open, definition);
    if (start > definition.end) continue;
    const node: OpenDefinition = { definition, start, end: definition.end, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

/**
 * Closes what ends before the definition. Of two that overlap without nesting, comments belong to
 * the later one, and a line on which both stand to the earlier one.
 *
 * @returns the line at which the definition begins
 */
function makeRoom(open: OpenDefinition[], definition: AttachedDefinition): number {
  let { start } = definition;
  for (let outer = open.at(-1); outer !== undefined; outer = open.at(-1)) {
    if (start <= outer.end && definition.end <= outer.end) break;
    if (start <= outer.end && definition.ownStart > outer.end) outer.end = start - 1;
    else start = Math.max(start, outer.end + 1);
    open.pop();
  }
  return start;
}

/** Variables inside functions are details; inside classes they are members. */
function close(open: OpenDefinition, rules: OutlineRules): Definition {
  const { kind, name, ownStart } = open.definition;
  const children = open.children.filter(
    (child) => kind !== 'function' || child.definition.kind !== 'variable',
  );
  return {
    kind,
    name,
    start: open.start,
    ownStart: Math.max(open.start, ownStart),
    end: open.end,
    children: closeAll(children, rules),
  };
}

function closeAll(siblings: readonly OpenDefinition[], rules: OutlineRules): Definition[] {
  const joined = rules.joinsClauses ? joinClauses(siblings) : siblings;
  return joined.map((sibling) => close(sibling, rules));
}

/** Clauses of one function that follow each other, the later ones without comments of their own. */
function joinClauses(siblings: readonly OpenDefinition[]): OpenDefinition[] {
  const joined: OpenDefinition[] = [];
  for (const sibling of siblings) {
    const last = joined.at(-1);
    if (last === undefined || !isNextClause(last, sibling)) joined.push(sibling);
    else joined[joined.length - 1] = { ...last, end: sibling.end };
  }
  return joined;
}

function isNextClause(last: OpenDefinition, { definition, start }: OpenDefinition): boolean {
  return (
    last.definition.kind === 'function' &&
    definition.kind === 'function' &&
    last.definition.name === definition.name &&
    start === definition.ownStart &&
    start - last.end <= maxLinesBetweenClauses
  );
}

const maxLinesBetweenClauses = 2;
