// How a realistic file of each language is cut, as text that a person can review. A line a chunk:
// lines, words, kind, symbol or heading, first line. UPDATE_GOLDEN=1 writes them anew.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { languages } from '../../../src/core/chunking/languages.ts';
import { openChunker, readFixtures } from '../../support/chunkingParts.ts';
import { listChunks, wordBudget } from '../../support/chunkListing.ts';

/** Small, so that the classes of the fixtures fall into members and long functions into pieces. */
const maxTokens = 160;

const chunker = openChunker();
const documents = readFixtures();

afterAll(() => {
  chunker.dispose();
});

describe('golden chunks', () => {
  it.each(documents.map((document) => [document.path, document] as const))(
    'cuts %s as reviewed',
    async (path, document) => {
      const { chunks, fallback } = await chunker.chunk(document, wordBudget(maxTokens));
      const listing = listChunks(chunks);
      const file = join(import.meta.dirname, `${path}.golden.txt`);
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, listing);
      expect(fallback).toBeUndefined();
      expect(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
      expect(listing).toBe(readFileSync(file, 'utf8'));
    },
  );

  it('has a fixture for each language that is cut by its syntax', () => {
    const covered = new Set(documents.map(({ language }) => language));
    const bySyntax = languages.filter(({ cutting }) => cutting === 'syntax');
    expect(bySyntax.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });
});
