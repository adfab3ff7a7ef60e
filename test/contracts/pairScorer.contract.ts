// What every PairScorer promises; run for the fake that other tests build on and for the real one.

import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/base/errors.ts';
import type { PairScorer } from '../../src/core/reranking/pairScorer.ts';

const query = 'where is the request sent again';
const documents = [
  'src/net/retry.ts\nretry\nexport async function retry(task) {\n  return await task();\n}',
  'retry(task, 3);',
  'Größe der Übergänge 日付を解析する',
  '',
  'const total = prices.reduce((sum, price) => sum + price, 0);\n'.repeat(40),
];

/** @param openScorer gives the scorer under test; the suite does not dispose it */
export function describePairScorer(name: string, openScorer: () => Promise<PairScorer>): void {
  describe(`pair scorer contract: ${name}`, () => {
    it('gives a finite logit for each document, in their order, whatever else is in the call', async () => {
      const scorer = await openScorer();
      const together = await scorer.score(query, documents);
      expect(together).toHaveLength(documents.length);
      for (const [index, document] of documents.entries()) {
        const [alone = Number.NaN] = await scorer.score(query, [document]);
        expect(Math.abs((together[index] ?? Number.NaN) - alone)).toBeLessThan(1e-3);
      }
    });

    it('gives the same logits when asked twice, also at the same time', async () => {
      const scorer = await openScorer();
      const ask = (): Promise<Float32Array> => scorer.score(query, documents);
      const [first, second] = await Promise.all([ask(), ask()]);
      expect(second).toEqual(first);
    });

    it('gives nothing for no documents', async () => {
      const scorer = await openScorer();
      expect(await scorer.score(query, [])).toHaveLength(0);
    });

    it('reads the question with the document', async () => {
      const scorer = await openScorer();
      const [other] = await scorer.score('total of the prices', documents.slice(0, 1));
      const [own] = await scorer.score(query, documents.slice(0, 1));
      expect(own).not.toBe(other);
    });

    it('stops with CancelledError when the signal is aborted before the call', async () => {
      const scorer = await openScorer();
      const scored = scorer.score(query, documents, AbortSignal.abort());
      await expect(scored).rejects.toThrow(CancelledError);
    });

    it('counts the tokens of a text', async () => {
      const scorer = await openScorer();
      expect(scorer.countTokens('retry the task')).toBeGreaterThan(1);
    });
  });
}
