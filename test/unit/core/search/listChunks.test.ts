import { expect, it } from 'vitest';
import type { Chunk, ChunkKey } from '../../../../src/core/model.ts';
import { rankListed } from '../../../../src/core/search/listChunks.ts';
import { parseQuery } from '../../../../src/core/search/query/parseQuery.ts';

function listed(query: string, names: readonly string[]): string[] {
  const candidates = names.map((name, index) => {
    const [path = '', symbol] = name.split('#');
    const chunk: Chunk = {
      key: index as ChunkKey,
      path,
      language: 'typescript',
      kind: 'function',
      lines: { start: index + 1, end: index + 2 },
      ...(symbol === undefined ? {} : { symbol }),
    };
    return { chunk, rootIndex: 0 };
  });
  // The order looks at chunks only.
  const listedChunks = candidates as unknown as Parameters<typeof rankListed>[0];
  return rankListed(listedChunks, parseQuery(query).filters).map(({ candidate }) => {
    const { path, symbol } = candidate.chunk;
    return symbol === undefined ? path : `${path}#${symbol}`;
  });
}

it('puts the name nearest to what was typed first', () => {
  expect(
    listed('symbol:parse*', ['a.ts#parseDateTime', 'b.ts#other, parse', 'c.ts#Date.parseAll']),
  ).toEqual(['b.ts#other, parse', 'c.ts#Date.parseAll', 'a.ts#parseDateTime']);
});

it('puts programs before tests, definitions before other text, and keeps the order of files', () => {
  expect(
    listed('lang:ts', ['test/a.ts#x', 'src/b.ts', 'src/b.ts#late', 'src/a.ts#y', 'src/a.ts#z']),
  ).toEqual(['src/a.ts#y', 'src/a.ts#z', 'src/b.ts#late', 'src/b.ts', 'test/a.ts#x']);
});
