import { describe, expect, it } from 'vitest';
import { maxQueryWords, queryTerms } from '../../../../src/core/lexical/queryTerms.ts';

describe('queryTerms', () => {
  it('leaves stop words out and joins neighbours', () => {
    expect(queryTerms('How do I load the model cards?')).toEqual({
      words: ['load', 'model', 'cards', 'modelcards'],
      stems: ['load', 'model', 'card'],
      identifiers: [],
      pairs: [],
    });
  });

  it('keeps stop words when nothing else was said', () => {
    expect(queryTerms('what is this').words).toContain('what');
  });

  it('gives each word once', () => {
    expect(queryTerms('parse Parse, parsing').words).toEqual(['parse', 'parsing', 'parseparse']);
    expect(queryTerms('parse Parse, parsing').stems).toEqual(['pars']);
  });

  it('gives the parts of an identifier and the identifier as one word', () => {
    const terms = queryTerms('where is parseDate called');
    expect(terms.words).toEqual(['parse', 'date', 'parsedate', 'called']);
    expect(terms.identifiers).toEqual(['parseDate']);
  });

  it('names character pairs', () => {
    const terms = queryTerms('全文検索 engine');
    expect(terms.pairs).toEqual(['全文', '文検', '検索']);
    expect(terms.words).toEqual(['全文', '文検', '検索', 'engine']);
    expect(terms.stems).toEqual(['全文', '文検', '検索', 'engin']);
  });

  const identifiers: readonly (readonly [string, readonly string[]])[] = [
    ['Router', ['Router']],
    ['`send` a request', ['send']],
    ['what calls send()', ['send']],
    ['Session.send and std::vector', ['Session.send', 'std::vector']],
    ['parse_date or HTTPServer or sha256', ['parse_date', 'HTTPServer', 'sha256']],
    ['__init__ method', ['__init__']],
    ['how does Flask handle errors, e.g. timeouts', []],
    ['a sentence that ends. Another one', []],
    ['日本語 の検索', []],
  ];
  for (const [query, expected] of identifiers) {
    it(`finds the names of code in: ${query}`, () => {
      expect(queryTerms(query).identifiers).toEqual(expected);
    });
  }

  it('finds nothing in an empty query and in one of symbols', () => {
    for (const query of ['', '   ', '"*^:()', '🚀']) {
      expect(queryTerms(query)).toEqual({ words: [], stems: [], identifiers: [], pairs: [] });
    }
  });

  it('bounds what a pasted text asks for', () => {
    const text = Array.from({ length: 3_000 }, (_, index) => `word${String(index)}`).join('\n');
    const terms = queryTerms(text);
    expect(terms.stems.length).toBeLessThanOrEqual(maxQueryWords);
    expect(terms.words.length).toBeLessThanOrEqual(2 * maxQueryWords);
  });
});
