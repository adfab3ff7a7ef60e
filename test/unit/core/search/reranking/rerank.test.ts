import { describe, expect, it } from 'vitest';
import { CancelledError, EngineError } from '../../../../../src/base/errors.ts';
import { createLogger } from '../../../../../src/base/logger.ts';
import { OptionalScorer } from '../../../../../src/core/reranking/optionalScorer.ts';
import type { PageRoot } from '../../../../../src/core/search/page/rankedPlace.ts';
import type { RankedPiece, Ranking } from '../../../../../src/core/search/rankCandidates.ts';
import {
  readPlaces,
  rerank,
  type Reranking,
} from '../../../../../src/core/search/reranking/rerank.ts';
import {
  createFakeScorer,
  type FakeScorerOptions,
  optional,
} from '../../../../support/fakeScorer.ts';
import { pathsOf, piece } from '../../../../support/rankedPieces.ts';

/** Files hold their own path; `gone.ts` is not there. */
const root: PageRoot = {
  folder: '/r',
  readFile: (path) =>
    Promise.resolve(
      path === 'gone.ts' ? undefined : { text: `// ${path}\nlast line\n`, stale: false },
    ),
};

const request = { text: 'how is it done', sources: 'all' } as const;

/** Far enough apart that their order in the ranking is certain, near enough to be moved. */
function many(count: number): RankedPiece[] {
  return Array.from({ length: count }, (_, index) => piece(`f${String(index)}.ts`, -index / 10));
}

const ranking = (
  places: readonly RankedPiece[],
  queryClass: Ranking['queryClass'] = 'prose',
): Ranking => ({ places, queryClass });

/** Turns the order of the numbered files around. */
const lastFirst: FakeScorerOptions = {
  logitOf: (document) => Number(/f(\d+)/.exec(document)?.[1] ?? 0),
};

function reranking(
  fake: FakeScorerOptions,
  own: Partial<Pick<Reranking, 'mode' | 'nowMs'>> = {},
): Reranking & { readonly calls: readonly (readonly string[])[] } {
  const scorer = createFakeScorer(fake);
  return { mode: 'always', scorer: optional(scorer), calls: scorer.calls, ...own };
}

describe('rerank', () => {
  it('reads each text below its path and its name, and puts the best first', async () => {
    const places = [piece('f1.ts', 1, { symbol: 'Task.run' }), piece('f2.ts', 0.9)];
    const parts = reranking(lastFirst);
    expect(pathsOf(await rerank([root], ranking(places), request, parts))).toEqual([
      'f2.ts',
      'f1.ts',
    ]);
    expect(parts.calls).toEqual([
      ['f1.ts\nTask.run\n// f1.ts\nlast line', 'f2.ts\n// f2.ts\nlast line'],
    ]);
  });

  it('reads the first places only; what stands behind keeps its place', async () => {
    const places = many(readPlaces + 3);
    const parts = reranking(lastFirst);
    const order = pathsOf(await rerank([root], ranking(places), request, parts));
    expect(parts.calls.flat()).toHaveLength(readPlaces);
    expect(order[0]).toBe(`f${String(readPlaces - 1)}.ts`);
    expect(order.slice(readPlaces)).toEqual(pathsOf(places.slice(readPlaces)));
  });

  it('stops when its time is spent: what was not read keeps its place', async () => {
    let now = 0;
    const slow = { ...lastFirst, onScore: () => (now += 60) };
    const parts = reranking(slow, { mode: 'auto', nowMs: () => now });
    const places = many(20);
    const order = pathsOf(await rerank([root], ranking(places), request, parts));
    const readCount = parts.calls.flat().length;
    expect(parts.calls).toHaveLength(2); // a third one would have ended after 180 ms
    expect(order.slice(0, readCount).sort()).toEqual(pathsOf(places.slice(0, readCount)).sort());
    expect(order[0]).toBe(`f${String(readCount - 1)}.ts`);
    expect(order.slice(readCount)).toEqual(pathsOf(places.slice(readCount)));
  });

  it('takes the time it needs when it is to read always', async () => {
    let now = 0;
    const slow = { ...lastFirst, onScore: () => (now += 60_000) };
    const parts = reranking(slow, { mode: 'always', nowMs: () => now });
    await rerank([root], ranking(many(20)), request, parts);
    expect(parts.calls.flat()).toHaveLength(20);
  });

  it('passes over files that are gone', async () => {
    const places = [piece('f1.ts', 1), piece('gone.ts', 0.9), piece('f2.ts', 0.8)];
    const order = pathsOf(await rerank([root], ranking(places), request, reranking(lastFirst)));
    expect(order).toEqual(['f2.ts', 'f1.ts', 'gone.ts']);
  });

  it('leaves classes of questions alone that do not gain, unless somebody insists', async () => {
    const order = async (mode: Reranking['mode']): Promise<string[]> => {
      const parts = reranking(lastFirst, { mode });
      return pathsOf(await rerank([root], ranking(many(2), 'symbol'), request, parts));
    };
    expect([await order('auto'), await order('always')]).toEqual([
      ['f0.ts', 'f1.ts'],
      ['f1.ts', 'f0.ts'],
    ]);
  });

  it('does not read where one source alone is asked for, or where it is switched off', async () => {
    const parts = reranking(lastFirst);
    const words = { ...request, sources: 'words' } as const;
    expect(pathsOf(await rerank([root], ranking(many(2)), words, parts))[0]).toBe('f0.ts');
    expect(pathsOf(await rerank([root], ranking(many(2)), request, undefined))[0]).toBe('f0.ts');
    expect(parts.calls).toEqual([]);
  });

  it('stops with CancelledError when a newer question comes', async () => {
    const newer = new AbortController();
    const onScore = (): void => {
      newer.abort();
    };
    const parts = reranking({ ...lastFirst, onScore });
    const search = rerank([root], ranking(many(20)), request, parts, newer.signal);
    await expect(search).rejects.toThrow(CancelledError);
    expect(parts.calls).toHaveLength(1);
    expect(parts.scorer.notice).toBeUndefined();
  });
});

describe('a scorer that fails', () => {
  const failures: readonly [string, FakeScorerOptions][] = [
    ['throws', { onScore: () => { throw new Error('no memory'); } }], // prettier-ignore
    ['gives what is not a number', { logitOf: () => Number.NaN }],
    ['gives what is not finite', { logitOf: () => Infinity }],
  ];
  it.each(failures)('leaves the ranking as it is when it %s, told once', async (_, fake) => {
    const errors: string[] = [];
    const logger = createLogger((level, message) => {
      if (level === 'error') errors.push(message);
    });
    const scorer = optional(createFakeScorer(fake), logger);
    const places = many(12);
    for (let search = 0; search < 3; search++) {
      const parts = { mode: 'always', scorer } as const;
      expect(await rerank([root], ranking(places), request, parts)).toBe(places);
    }
    expect(errors).toHaveLength(1);
    expect(scorer.notice).toMatch(/Until then, results are not reranked\.$/);
  });

  it('leaves the ranking as it is when its folder is not there', async () => {
    const open = (): never => {
      throw new EngineError('model-missing', 'The folder does not exist.');
    };
    const scorer = new OptionalScorer({ open, logger: createLogger(() => undefined) });
    const places = many(3);
    const parts = { mode: 'auto', scorer } as const;
    expect(await rerank([root], ranking(places), request, parts)).toBe(places);
    expect(scorer.notice).toMatch(/^The folder does not exist\./);
  });
});
