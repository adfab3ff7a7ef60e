import { describe, expect, it } from 'vitest';
import type { Chunk, ChunkKey } from '../../../../../src/core/model.ts';
import {
  rankSimilar,
  type ReadCandidate,
} from '../../../../../src/core/search/similar/rankSimilar.ts';
import type { Subject } from '../../../../../src/core/search/similar/subject.ts';

const subject = (...texts: string[]): Subject => ({
  title: 'x',
  pieces: texts.map((text) => ({ text, encodedText: text })),
  notes: [],
});

function candidate(path: string, text: string, similarity?: number): ReadCandidate {
  const chunk: Chunk = {
    key: path.length as ChunkKey,
    path,
    language: 'typescript',
    lines: { start: 1, end: 1 },
    kind: 'function',
  };
  return {
    chunk,
    rootIndex: 0,
    wordScore: 0,
    text,
    similarity,
  };
}

const order = (of: Subject, candidates: readonly ReadCandidate[]): string[] =>
  rankSimilar(of, candidates).map((ranked) => ranked.candidate.chunk.path);

describe('rankSimilar', () => {
  it('puts a copy first, however it is indented and whatever its vector says', () => {
    const of = subject('parse(date)\n  return day');
    const ranked = rankSimilar(of, [
      candidate('near', 'parse(week)\n  return day', 0.99),
      candidate('copy', '    parse(date)\n      return day\n', 0.6),
    ]);
    expect(ranked[0]).toMatchObject({ candidate: { chunk: { path: 'copy' } }, score: 1 });
    expect(ranked[0]?.reasons[0]).toMatchObject({ feature: 'copy', label: 'the same text' });
    expect(ranked[0]?.reasons.reduce((sum, each) => sum + each.contribution, 0)).toBeCloseTo(1, 10);
    expect(ranked[1]?.score).toBeLessThan(1);
  });

  it('goes by meaning first, and by shared words where meaning is the same', () => {
    const of = subject('open the harbour gate');
    expect(
      order(of, [
        candidate('words', 'open the harbour gate wide', 0.2),
        candidate('meaning', 'unlock a port', 0.8),
      ]),
    ).toEqual(['meaning', 'words']);
    expect(
      order(of, [candidate('none', 'unlock a port', 0.5), candidate('some', 'harbour', 0.5)]),
    ).toEqual(['some', 'none']);
  });

  it('goes by words alone where there is no vector', () => {
    const of = subject('open the harbour gate');
    const ranked = rankSimilar(of, [
      candidate('a', 'unlock a port'),
      candidate('b', 'harbour gate'),
    ]);
    expect(ranked.map((each) => each.candidate.chunk.path)).toEqual(['b', 'a']);
    expect(ranked[0]?.reasons).toMatchObject([
      { feature: 'words', label: expect.stringContaining('harbour') as string },
    ]);
    expect(ranked[1]?.reasons).toEqual([]);
  });

  it('compares with the piece that is most alike', () => {
    const of = subject('open the harbour gate', 'bake bread');
    const [first] = rankSimilar(of, [candidate('a', 'boil water'), candidate('b', 'bake  bread')]);
    expect(first).toMatchObject({ candidate: { chunk: { path: 'b' } }, score: 1 });
  });
});
