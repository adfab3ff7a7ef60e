// A question in plain words → what to look up. Pure text work; what the terms are worth is
// decided by the ranking.

import { stemWord } from './stems.ts';
import { stopWords } from './stopWords.ts';
import { visitWords, type WordRole } from './tokens.ts';

export interface QueryTerms {
  /**
   * Folded words, parts of identifiers, identifiers as one word, character pairs, and neighbours
   * joined (`model cards` → `modelcards`), each once, in the order of the query.
   */
  readonly words: readonly string[];
  /** Stems of the words, without those of joined neighbours; each once. */
  readonly stems: readonly string[];
  /** Names of code as they stand in the query, scopes included: `Session.send`. */
  readonly identifiers: readonly string[];
  /** Those of `words` that are character pairs. */
  readonly pairs: readonly string[];
}

/** A pasted error message has fewer; beyond it the search only gets slower. */
export const maxQueryWords = 96;

/** @param text  as a person typed it; any length */
export function queryTerms(text: string): QueryTerms {
  const found = keepTelling(readWords(text)).slice(0, maxQueryWords);
  const own = found.map(({ word }) => word);
  return {
    words: unique([...own, ...joinNeighbours(text, found)]),
    stems: unique(own.map(stemWord)),
    identifiers: findIdentifiers(text),
    pairs: unique(found.filter(({ role }) => role === 'pair').map(({ word }) => word)),
  };
}

interface QueryWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly role: WordRole;
}

function readWords(text: string): QueryWord[] {
  const words: QueryWord[] = [];
  visitWords(text, (word, start, end, role) => {
    words.push({ word, start, end, role });
  });
  return words;
}

/** Without stop words, unless nothing else was said. A part of an identifier is never one. */
function keepTelling(words: readonly QueryWord[]): readonly QueryWord[] {
  const telling = words.filter(({ word, role }) => role !== 'word' || !stopWords.has(word));
  return telling.length === 0 ? words : telling;
}

/** What people write as two words is often one name in code. */
function joinNeighbours(text: string, words: readonly QueryWord[]): string[] {
  const plain = words.filter(({ role }) => role === 'word');
  return plain.flatMap((word, index) => {
    const next = plain[index + 1];
    if (next === undefined || text.slice(word.end, next.start).trim() !== '') return [];
    return [word.word + next.word];
  });
}

const dottedName = /[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#|->)[\p{L}_$][\p{L}\p{N}_$]*)*/gu;

/**
 * Words that only code spells this way: `parseDate`, `parse_date`, `std::vector`, `send()`,
 * a word in backticks, or the only word of the query.
 */
function findIdentifiers(text: string): string[] {
  const trimmed = text.trim();
  const isOnlyWord = /^[`'"]?[\p{L}_$][^\s]*$/u.test(trimmed);
  const names: string[] = [];
  for (const match of trimmed.matchAll(dottedName)) {
    const [name] = match;
    const before = trimmed[match.index - 1];
    const after = trimmed.slice(match.index + name.length, match.index + name.length + 2);
    const isQuoted = before === '`' && after.startsWith('`');
    if (isOnlyWord || isQuoted || after === '()' || isSpelledAsCode(name)) names.push(name);
  }
  return unique(names).slice(0, maxQueryWords);
}

/** Whether only code spells a name this way: `parseDate`, `parse_date`, `std::vector`. */
export function isSpelledAsCode(name: string): boolean {
  // Two dots within three letters are an abbreviation: `e.g`, `i.e`.
  if (/[^.]{2}(?:\.|::|#|->)[^.]{2}/u.test(name)) return true;
  return /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}|[^_]_+[^_]|^_|\$|\p{L}\p{N}/u.test(name);
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
