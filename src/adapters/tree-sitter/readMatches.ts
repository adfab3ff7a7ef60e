// What a query found in a syntax tree → definitions and attachments by lines. Reads of a node
// cross the WASM border, so each node is asked once.

import type { Node, QueryMatch } from 'web-tree-sitter';
import {
  buildOutline,
  type FoundAttachment,
  type FoundDefinition,
} from '../../core/chunking/buildOutline.ts';
import type { Definition } from '../../core/chunking/outline.ts';
import { clauseLanguages } from './queries.ts';

export function readMatches(
  matches: readonly QueryMatch[],
  text: string,
  language: string,
): Definition[] {
  const lines = text.split('\n');
  const definitions: FoundDefinition[] = [];
  const attachments: FoundAttachment[] = [];
  for (const { captures } of matches) {
    const nodes = new Map(captures.map(({ name, node }) => [name, node]));
    const attached = nodes.get('attached');
    if (attached !== undefined) attachments.push(...attachmentOf(attached, lines));
    for (const kind of kinds) {
      const node = nodes.get(kind);
      if (node !== undefined) definitions.push({ kind, name: nameOf(nodes), ...linesOf(node) });
    }
  }
  return buildOutline(definitions, attachments, {
    isBlank: (line) => (lines[line] ?? '').trim() === '',
    joinsClauses: clauseLanguages.has(language),
  });
}

const kinds: readonly Definition['kind'][] = ['function', 'class', 'type', 'module', 'variable'];

/**
 * Nothing when it shares a line with code: a remark behind a statement is about the statement. The
 * keyword `template` is no code: the parameters behind it are the node that is attached.
 */
function attachmentOf(node: Node, lines: readonly string[]): FoundAttachment[] {
  const { startPosition, endPosition, type } = node;
  const before = (lines[startPosition.row] ?? '').slice(0, startPosition.column);
  const after =
    endPosition.column === 0 ? '' : (lines[endPosition.row] ?? '').slice(endPosition.column);
  if (!/^\s*(template\s*)?$/.test(before) || after.trim() !== '') return [];
  const isComment = type.includes('comment') || type === 'haddock';
  return [{ ...linesOf(node), binding: isComment ? 'comment' : 'syntax' }];
}

function nameOf(nodes: ReadonlyMap<string, Node>): string {
  const name = plainName(nodes.get('name')?.text ?? '');
  const scope = plainName(nodes.get('scope')?.text ?? '');
  return scope === '' ? name : `${scope}.${name}`;
}

/** Without pointers, quotes and type parameters: `*List[T]` → `List`, `List<T>::at` → `List.at`. */
function plainName(text: string): string {
  const separated = text.trim().replace(/::|(?<=\w):(?=\w)/g, '.');
  const isOperator = /(^|\W)operator\s*\W+$/.test(separated) || !/\w/.test(separated);
  if (isOperator) return separated.replace(/\s+/g, '');
  return separated
    .replace(/^[*&"'[\s]+|["'\]\s]+$/g, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/[<[(][\s\S]*$/, '')
    .trim();
}

/** A node that ends at the very beginning of a line does not reach into that line. */
function linesOf({ startPosition, endPosition }: Node): { start: number; end: number } {
  const end = endPosition.column === 0 ? endPosition.row - 1 : endPosition.row;
  return { start: startPosition.row, end: Math.max(startPosition.row, end) };
}
