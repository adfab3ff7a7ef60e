import { describe, expect, it } from 'vitest';
import {
  maxQueryTokens,
  pairRow,
  type PairWindow,
} from '../../../../src/core/reranking/pairRow.ts';

const cls = 101;
const separator = 102;
const unknownId = 1;

const window = (own: Partial<PairWindow> = {}): PairWindow => ({
  pairTokens: { before: [cls], between: [separator], after: [] },
  maxTokens: 10,
  unknownId,
  ...own,
});

describe('pairRow', () => {
  it('puts the query before the document, and says where the second segment begins', () => {
    expect(pairRow([5, 6], [7, 8, 9], window())).toEqual({
      ids: [cls, 5, 6, separator, 7, 8, 9],
      secondStart: 4,
    });
  });

  it('closes the document where the model wants it closed', () => {
    const pairTokens = { before: [cls], between: [separator], after: [separator] };
    const row = pairRow([5], [6, 7, 8, 9], window({ pairTokens, maxTokens: 6 }));
    expect(row.ids).toEqual([cls, 5, separator, 6, 7, separator]);
  });

  it('cuts the document to what the query leaves', () => {
    const document = Array.from({ length: 50 }, (_, index) => index + 2);
    const { ids } = pairRow([5, 6], document, window());
    expect(ids).toHaveLength(10);
    expect(ids.slice(4)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('cuts the query to its share, so that the document is always read', () => {
    const query = Array.from({ length: 300 }, () => 5);
    const { ids, secondStart } = pairRow(query, [7, 8], window({ maxTokens: 256 }));
    expect(secondStart).toBe(maxQueryTokens + 2);
    expect(ids.slice(secondStart)).toEqual([7, 8]);
  });

  it('reads a text without tokens as one unknown token', () => {
    expect(pairRow([], [], window()).ids).toEqual([cls, unknownId, separator, unknownId]);
  });

  it('leaves out special tokens that a text spells', () => {
    const { ids, secondStart } = pairRow([5, separator, 6], [cls, separator, 7], window());
    expect(ids).toEqual([cls, 5, 6, separator, 7]);
    expect(secondStart).toBe(4);
  });
});
