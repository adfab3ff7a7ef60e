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
import type { FilterClause } from './query/filters.ts';
import { parseQuery, type Phrase } from './query/parseQuery.ts';
import { partPatterns } from './query/pathPattern.ts';
import { type QueryShape, queryShape } from './query/queryShape.ts';

/** Longer than any question or pasted error message; a file is what "find similar" is for. */
export const maxQueryCharacters = 4_000;
export const maxLimit = 100;
const defaultLimit = 20;

export interface SearchRequest extends SearchFilters {
  /** What is encoded and looked up; '' when the query has only filters. */
  readonly text: string;
  readonly shape: QueryShape;
  readonly terms: QueryTerms;
  /** Stand in a chunk as they are, or must not. */
  readonly phrases: readonly Phrase[];
  readonly sources: SearchSources;
  /** Absolute, with `/` between the parts. */
  readonly openPaths: ReadonlySet<string>;
}

/** What may be in an answer, however it is asked for. */
export interface SearchFilters {
  readonly limit: number;
  /** Of the query and of the options alike; all of them must pass. */
  readonly filters: readonly FilterClause[];
}

/** @throws EngineError `bad-query`, `bad-option`, each saying what would be right */
export function parseSearchRequest(query: string, options: SearchOptions): SearchRequest {
  checkLength(query.trim());
  const { text, phrases, filters } = parseQuery(query);
  if (text === '' && phrases.length + filters.length === 0) throw emptyQuery();
  const sources = checkSources(options.sources ?? 'all');
  return {
    text,
    shape: queryShape(text),
    // Without words nothing is looked up by words, and no name resembles the query.
    terms: queryTerms(sources === 'meaning' ? '' : text),
    limit: checkLimit(options.limit ?? defaultLimit),
    filters: [...filters, ...optionFilters(options)],
    phrases,
    sources,
    openPaths: new Set(options.openPaths?.map((path) => path.replaceAll('\\', '/'))),
  };
}

/** @throws EngineError `bad-option` */
export function parseSearchFilters(options: SimilarOptions): SearchFilters {
  return {
    limit: checkLimit(options.limit ?? defaultLimit),
    filters: optionFilters(options),
  };
}

/** The options are filters like those that are typed: any of the values of one is enough. */
function optionFilters({ paths = [], languages = [] }: SimilarOptions): FilterClause[] {
  const { wanted, excluded } = partPatterns(paths);
  const clauses: readonly FilterClause[] = [
    { name: 'path', negated: false, values: wanted },
    { name: 'path', negated: true, values: excluded },
    { name: 'lang', negated: false, values: languages.map(checkLanguage) },
  ];
  return clauses.filter(({ values }) => values.length > 0);
}

function emptyQuery(): EngineError {
  return new EngineError('bad-query', 'The query is empty. Say in words what the code does.');
}

function checkLength(text: string): void {
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
