// What a person asked for, checked once at the edge: after this, the words can be trusted.

import { EngineError } from '../../base/errors.ts';
import {
  type SearchOptions,
  type SearchSources,
  searchSources,
  type SimilarOptions,
} from '../searchEngine.ts';
import { languageIds, resolveLanguage } from '../chunking/languages.ts';
import { type QueryTerms, queryTerms } from '../lexical/queryTerms.ts';

/** Longer than any question or pasted error message; a file is what "find similar" is for. */
export const maxQueryCharacters = 4_000;
export const maxLimit = 100;
const defaultLimit = 20;

export interface SearchRequest extends SearchFilters {
  readonly text: string;
  readonly terms: QueryTerms;
  readonly sources: SearchSources;
}

/** What may be in an answer, however it is asked for. */
export interface SearchFilters {
  readonly limit: number;
  /** Globs that a path must match one of; empty = all. */
  readonly includePaths: readonly string[];
  readonly excludePaths: readonly string[];
  /** Language ids, empty = all. */
  readonly languages: readonly string[];
}

/** @throws EngineError `bad-query`, `bad-option`, each saying what would be right */
export function parseSearchRequest(query: string, options: SearchOptions): SearchRequest {
  const text = query.trim();
  checkText(text);
  const sources = checkSources(options.sources ?? 'all');
  return {
    text,
    // Without words nothing is looked up by words, and no name resembles the query.
    terms: queryTerms(sources === 'meaning' ? '' : text),
    ...parseSearchFilters(options),
    sources,
  };
}

/** @throws EngineError `bad-option` */
export function parseSearchFilters(options: SimilarOptions): SearchFilters {
  const paths = options.paths ?? [];
  return {
    limit: checkLimit(options.limit ?? defaultLimit),
    includePaths: paths.filter((path) => !path.startsWith('!')),
    excludePaths: paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1)),
    languages: (options.languages ?? []).map(checkLanguage),
  };
}

function checkText(text: string): void {
  if (text === '') {
    throw new EngineError('bad-query', 'The query is empty. Say in words what the code does.');
  }
  if (text.length > maxQueryCharacters) {
    throw new EngineError(
      'bad-query',
      `The query has ${String(text.length)} characters; at most ${String(maxQueryCharacters)} can be searched. Shorten it to the words that matter.`,
    );
  }
}

function checkLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new EngineError(
      'bad-option',
      `Expected a limit from 1 to ${String(maxLimit)}, got ${String(limit)}.`,
    );
  }
  return limit;
}

/** @param sources  from outside, where the types do not reach */
function checkSources(sources: string): SearchSources {
  const known = searchSources.find((name) => name === sources);
  if (known !== undefined) return known;
  throw new EngineError(
    'bad-option',
    `Expected ${searchSources.join(', ')} for the sources of a search, got "${sources}".`,
  );
}

export function checkLanguage(name: string): string {
  const language = resolveLanguage(name);
  if (language === undefined) {
    throw new EngineError(
      'bad-option',
      `Unknown language "${name}". Known are: ${languageIds().join(', ')}.`,
    );
  }
  return language;
}
