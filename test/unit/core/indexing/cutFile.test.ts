// What a chunk is found by: the text that is encoded and the words that are looked up.

import { afterAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../src/base/logger.ts';
import { cutDocument, toNewChunk } from '../../../../src/core/indexing/cutFile.ts';
import type { CuttingParts } from '../../../../src/core/indexing/indexingRun.ts';
import { documentOf, openChunker } from '../../../support/chunkingParts.ts';
import { countWords } from '../../../support/chunkListing.ts';

const chunker = openChunker();
const parts: CuttingParts = {
  chunker,
  tokens: { maxTokens: 80, countTokens: countWords },
  model: 'words',
  hash: (text) => text,
  logger: silentLogger,
};

afterAll(() => {
  chunker.dispose();
});

const statements = '    self.total = self.total + 1\n'.repeat(6);
const text = `class Basket(Container):\n  def add(self):\n${statements}\n  def clear(self):\n${statements}`;

describe('cutDocument', () => {
  it('has the path and the container before the text of a member, within the window', async () => {
    const chunks = await cutDocument(parts, documentOf('shop/basket.py', text));
    const member = chunks.at(-1);
    expect(member?.encodedText).toBe(
      `shop/basket.py\nclass Basket(Container):\nBasket.clear\n${member?.draft.text ?? ''}`,
    );
    for (const { encodedText } of chunks) expect(countWords(encodedText)).toBeLessThanOrEqual(80);
  });

  it('finds a member by the words of its container', async () => {
    const chunks = await cutDocument(parts, documentOf('shop/basket.py', text));
    const stored = chunks.map(toNewChunk);
    expect(stored.at(-1)?.symbol).toBe('Basket.clear');
    expect(stored.at(-1)?.words.text).toContain('container');
    expect(stored.at(-1)?.words.text).toContain('clear');
  });
});
