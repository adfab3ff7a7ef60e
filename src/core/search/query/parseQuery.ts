// A query as a person typed or pasted it → what is looked up, and what the answers must pass.

import { readFilter, type FilterReading } from './filterAttempt.ts';
import type { FilterClause } from './filters.ts';
import { type QueryToken, readTokens } from './queryTokens.ts';
import { queryShape } from './queryShape.ts';

/** Text that a chunk must hold as it stands, or must not hold. */
export interface Phrase {
  readonly text: string;
  readonly negated: boolean;
}

export interface ParsedQuery {
  /** What is encoded and looked up: the words, and phrases without their quotes; may be ''. */
  readonly text: string;
  readonly phrases: readonly Phrase[];
  /** All of them must pass. */
  readonly filters: readonly FilterClause[];
}

/**
 * @param query  of any length; see docs/search.md for the grammar
 * @throws EngineError `bad-query` for a filter that is meant and cannot be understood
 */
export function parseQuery(query: string): ParsedQuery {
  const text = query.trim();
  const tokens = readTokens(text).map((token) => ({ token, reading: readToken(token) }));
  const found = tokens.filter(({ reading }) => reading.type !== 'text');
  if (found.length === 0) return { text, phrases: [], filters: [] };
  const kept = isPasted(text, found) ? atTheEdges(text, found) : found;
  for (const { reading } of kept) if (reading.type === 'wrong') throw reading.error;
  return {
    text: remainingText(text, kept),
    phrases: kept.flatMap(({ reading }) => (reading.type === 'phrase' ? [reading.phrase] : [])),
    filters: kept.flatMap(({ reading }) => (reading.type === 'filter' ? [reading.clause] : [])),
  };
}

type TokenReading = FilterReading | { readonly type: 'phrase'; readonly phrase: Phrase };

interface ReadToken {
  readonly token: QueryToken;
  readonly reading: TokenReading;
}

function readToken(token: QueryToken): TokenReading {
  if (token.type === 'glued') return readFilter(token);
  return { type: 'phrase', phrase: { text: token.text, negated: token.negated } };
}

/** Whether what remains is code or a message: then quotes and colons are part of it. */
function isPasted(text: string, found: readonly ReadToken[]): boolean {
  if (text.includes('\n')) return true;
  const shape = queryShape(
    replaceTokens(text, found, ({ reading }) => (reading.type === 'phrase' ? '"x"' : '')),
  );
  return shape === 'snippet' || shape === 'error';
}

/** In pasted text only filters before or behind all of it count, and only right ones. */
function atTheEdges(text: string, found: readonly ReadToken[]): ReadToken[] {
  const filters = found.filter(({ reading }) => reading.type === 'filter');
  const before: ReadToken[] = [];
  let start = 0;
  for (const each of filters) {
    if (text.slice(start, each.token.start).trim() !== '') break;
    before.push(each);
    start = each.token.end;
  }
  const behind: ReadToken[] = [];
  let end = text.length;
  for (const each of filters.slice(before.length).reverse()) {
    if (text.slice(each.token.end, end).trim() !== '') break;
    behind.unshift(each);
    end = each.token.start;
  }
  return [...before, ...behind];
}

function remainingText(text: string, kept: readonly ReadToken[]): string {
  return replaceTokens(text, kept, ({ reading }) =>
    reading.type === 'phrase' && !reading.phrase.negated ? reading.phrase.text : '',
  );
}

/** The text with each token replaced; what stood around a token that goes is joined by a space. */
function replaceTokens(
  text: string,
  tokens: readonly ReadToken[],
  replacementOf: (token: ReadToken) => string,
): string {
  const parts: string[] = [];
  let start = 0;
  for (const each of tokens) {
    parts.push(text.slice(start, each.token.start).trim(), replacementOf(each));
    start = each.token.end;
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== '').join(' ');
}
