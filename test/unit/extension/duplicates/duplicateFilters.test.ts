import { describe, expect, test } from 'vitest';
import { readDuplicateOptions } from '../../../../src/core/duplicates/duplicateOptions.ts';
import {
  defaultFilters,
  type DuplicateFilters,
  filterOptions,
  filterText,
  hasFilters,
  parseFilters,
} from '../../../../src/extension/duplicates/duplicateFilters.ts';

describe('what is kept of the filters', () => {
  const chosen: DuplicateFilters = {
    types: [1, 2],
    minSimilarity: 0.9,
    minLines: 10,
    contents: ['docs'],
    files: 'different',
    includeTests: false,
    languages: ['python'],
  };

  test('is read as it was written', () => {
    expect(parseFilters(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  test.each([[undefined], [null], ['text'], [[]], [{}]])('is the defaults for %j', (stored) => {
    expect(parseFilters(stored)).toEqual(defaultFilters);
  });

  test('loses the parts that are of no use, and keeps the others', () => {
    const stored = {
      types: [7],
      minSimilarity: 2,
      minLines: 'many',
      contents: [],
      files: 'none',
      includeTests: 'no',
      languages: ['klingon', 'go'],
    };
    expect(parseFilters(stored)).toEqual({ ...defaultFilters, languages: ['go'] });
  });

  test('becomes options that the engine takes', () => {
    expect(readDuplicateOptions(filterOptions(chosen))).toMatchObject(chosen);
  });
});

describe('the filters in words', () => {
  test.each<[Partial<DuplicateFilters>, string]>([
    [{}, ''],
    [{ types: [1, 4] }, 'exact copy, same meaning'],
    [{ minSimilarity: 0.9, minLines: 10 }, '≥ 0.90 · ≥ 10 lines'],
    [{ contents: ['code', 'docs'] }, 'code, documentation'],
    [{ files: 'same' }, 'same file'],
    [{ files: 'different', includeTests: false }, 'different files · no tests'],
    [{ languages: ['go', 'python'] }, 'go, python'],
  ])('of %j are: %s', (chosen, text) => {
    const filters = { ...defaultFilters, ...chosen };
    expect([filterText(filters), hasFilters(filters)]).toEqual([text, text !== '']);
  });
});
