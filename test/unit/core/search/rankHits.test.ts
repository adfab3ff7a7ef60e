import { describe, expect, it } from 'vitest';
import type { Chunk, ChunkKey } from '../../../../src/core/model.ts';
import { type Candidate, joinCandidates } from '../../../../src/core/search/candidate.ts';
import { rankHits } from '../../../../src/core/search/rankHits.ts';
import { parseSearchRequest } from '../../../../src/core/search/searchRequest.ts';

let nextKey = 1;

function chunk(path: string, symbol?: string): Chunk {
  const key = nextKey++ as ChunkKey;
  const lines = { start: 1, end: 5 };
  return {
    key,
    path,
    language: 'typescript',
    kind: 'function',
    lines,
    ...(symbol === undefined ? {} : { symbol }),
  };
}

function order(query: string, candidates: readonly Candidate[]): string[] {
  const request = parseSearchRequest(query, {});
  return rankHits(candidates, request).map(({ candidate }) => candidate.chunk.path);
}

describe('rankHits', () => {
  it('puts the file that is named like the question first among equals', () => {
    const candidates = [
      { chunk: chunk('src/server.ts'), rootIndex: 0, exactRank: 1, vectorRank: 1 },
      { chunk: chunk('src/session.ts'), rootIndex: 0, exactRank: 1, vectorRank: 1 },
    ];
    expect(order('session management', candidates)).toEqual(['src/session.ts', 'src/server.ts']);
  });

  it('puts the definition of a queried name before its uses', () => {
    const candidates = [
      { chunk: chunk('src/use.ts', 'run'), rootIndex: 0, exactRank: 0 },
      { chunk: chunk('src/date.ts', 'parseDate'), rootIndex: 0, exactRank: 4 },
    ];
    expect(order('parseDate', candidates)[0]).toBe('src/date.ts');
  });

  it('spreads the page over files instead of filling it from one', () => {
    const a = [0, 1, 2, 3].map((exactRank) => ({
      chunk: chunk('src/a.ts'),
      rootIndex: 0,
      exactRank,
    }));
    const b = { chunk: chunk('src/b.ts'), rootIndex: 0, exactRank: 4 };
    expect(order('open the window', [...a, b]).slice(0, 2)).toEqual(['src/a.ts', 'src/b.ts']);
  });

  it('lowers tests and says so in the reasons', () => {
    const test = { chunk: chunk('test/window.test.ts'), rootIndex: 0, exactRank: 0 };
    const ranked = rankHits([test], parseSearchRequest('open the door', {}));
    expect(ranked[0]?.reasons.map(({ feature }) => feature)).toContain('path');
  });

  it('returns nothing for nothing', () => {
    expect(order('anything', [])).toEqual([]);
  });
});

describe('joinCandidates', () => {
  it('ranks the matches of several roots in one list by their score', () => {
    const [first, second, third] = [chunk('a.ts'), chunk('b.ts'), chunk('c.ts')];
    const joined = joinCandidates({
      exact: [
        { chunk: first, rootIndex: 0, score: 2 },
        { chunk: second, rootIndex: 1, score: 5 },
      ],
      stems: [],
      vectors: [
        { chunk: third, rootIndex: 1, score: 0.9 },
        { chunk: first, rootIndex: 0, score: 0.4 },
      ],
    });
    expect(joined).toEqual([
      { chunk: second, rootIndex: 1, exactRank: 0 },
      { chunk: first, rootIndex: 0, exactRank: 1, vectorRank: 1, similarity: 0.4 },
      { chunk: third, rootIndex: 1, vectorRank: 0, similarity: 0.9 },
    ]);
  });
});
