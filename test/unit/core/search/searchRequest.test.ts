import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../src/base/errors.ts';
import { parseSearchRequest } from '../../../../src/core/search/searchRequest.ts';
import type { SearchOptions } from '../../../../src/core/searchEngine.ts';

function failure(query: string, options: SearchOptions = {}): string {
  try {
    parseSearchRequest(query, options);
  } catch (error) {
    if (error instanceof EngineError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

describe('parseSearchRequest', () => {
  it('says what is wrong and what would be right', () => {
    expect(failure('')).toBe('bad-query: The query is empty. Say in words what the code does.');
    expect(failure(' \n\t ')).toMatch(/^bad-query: The query is empty/);
    expect(failure('x'.repeat(10_000))).toMatch(
      /^bad-query: The query has 10000 characters; at most 4000/,
    );
    expect(failure('a', { limit: 0 })).toBe('bad-option: Expected a limit from 1 to 100, got 0.');
    expect(failure('a', { limit: 2.5 })).toMatch(/^bad-option/);
    const sources = JSON.parse('"luck"') as SearchOptions['sources'] & string;
    expect(failure('a', { sources })).toBe(
      'bad-option: Expected all, words, meaning for the sources of a search, got "luck".',
    );
    expect(failure('a', { languages: ['klingon'] })).toMatch(
      /^bad-option: Unknown language "klingon"\. Known are: /,
    );
  });

  it('takes aliases of languages and splits path globs by their sign', () => {
    const request = parseSearchRequest(' find me ', {
      languages: ['ts', 'py'],
      paths: ['src/**', '!**/gen/**'],
    });
    expect(request).toMatchObject({
      text: 'find me',
      filters: [
        { name: 'path', negated: false, values: ['src/**'] },
        { name: 'path', negated: true, values: ['**/gen/**'] },
        { name: 'lang', negated: false, values: ['typescript', 'python'] },
      ],
    });
  });

  it('looks up no word when only the meaning is asked for', () => {
    const wordsOf = (sources: SearchOptions['sources'] & string): number =>
      parseSearchRequest('parseDate of a session', { sources }).terms.words.length;
    expect(wordsOf('all')).toBeGreaterThan(0);
    expect(wordsOf('words')).toBe(wordsOf('all'));
    expect(wordsOf('meaning')).toBe(0);
  });

  it('allows a query of filters or phrases only, and nothing empty', () => {
    expect(parseSearchRequest('symbol:parse*', {})).toMatchObject({ text: '', shape: 'prose' });
    expect(parseSearchRequest('"a b" in:code', {})).toMatchObject({
      text: 'a b',
      phrases: [{ text: 'a b', negated: false }],
      filters: [{ name: 'in' }],
    });
    expect(parseSearchRequest('where is it', {}).shape).toBe('question');
    expect(failure('  ', { paths: ['src'] })).toMatch(/^bad-query: The query is empty/);
  });
});
