// Places of a ranking that are what a test says of them and nothing else.

import type { Chunk, ChunkKey } from '../../src/core/model.ts';
import { nothingMatched } from '../../src/core/search/listChunks.ts';
import type { RankedCandidate, RankedPiece } from '../../src/core/search/rankCandidates.ts';

let nextId = 1;

/** A place in a file of its own; the later it is made, the later it was indexed. */
export function piece(
  path: string,
  score: number,
  own: { readonly key?: number } & Partial<Omit<Chunk, 'key'>> = {},
): RankedPiece {
  const id = nextId++;
  const { key = id, ...rest } = own;
  const chunk: Chunk = {
    key: key as ChunkKey,
    path,
    language: 'typescript',
    kind: 'function',
    lines: { start: 1, end: 2 },
    ...rest,
  };
  return {
    candidate: {
      chunk,
      file: { id, path, language: chunk.language, modifiedMs: 0 },
      rootIndex: 0,
      slot: id,
      ...nothingMatched,
    },
    score,
    ownScore: score,
    reasons: () => [
      { feature: 'words', value: score, contribution: score, label: 'has the words' },
    ],
  };
}

export function pathsOf(places: readonly RankedCandidate[]): string[] {
  return places.map(({ candidate }) => candidate.chunk.path);
}
