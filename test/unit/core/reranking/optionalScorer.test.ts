import { describe, expect, it } from 'vitest';
import { CancelledError, EngineError } from '../../../../src/base/errors.ts';
import { createLogger } from '../../../../src/base/logger.ts';
import { OptionalScorer } from '../../../../src/core/reranking/optionalScorer.ts';
import type { PairScorer } from '../../../../src/core/reranking/pairScorer.ts';
import { createFakeScorer } from '../../../support/fakeScorer.ts';

interface Watched {
  readonly scorer: OptionalScorer;
  readonly errors: readonly string[];
  readonly notices: readonly string[];
}

function watched(open: () => Promise<PairScorer>): Watched {
  const errors: string[] = [];
  const notices: string[] = [];
  const logger = createLogger((level, message) => {
    if (level === 'error') errors.push(message);
  });
  const scorer = new OptionalScorer({ open, logger });
  scorer.onGivenUp((notice) => notices.push(notice));
  return { scorer, errors, notices };
}

const nameOf = (scorer: PairScorer): Promise<string> => Promise.resolve(scorer.name);
const missing = new EngineError('model-missing', 'The folder is not there. Install Kindred again.');
const notice =
  'The folder is not there. Install Kindred again. Until then, results are not reranked.';

describe('OptionalScorer', () => {
  it('opens the scorer at its first use, once', async () => {
    let opened = 0;
    const { scorer } = watched(() => {
      opened += 1;
      return Promise.resolve(createFakeScorer());
    });
    expect(opened).toBe(0);
    expect(await Promise.all([scorer.use(nameOf), scorer.use(nameOf)])).toEqual(['fake', 'fake']);
    expect(opened).toBe(1);
  });

  it('says once that it cannot be opened, and is not tried again', async () => {
    let opened = 0;
    const { scorer, errors, notices } = watched(() => {
      opened += 1;
      return Promise.reject(missing);
    });
    expect([await scorer.use(nameOf), await scorer.use(nameOf)]).toEqual([undefined, undefined]);
    expect({ opened, errors: errors.length, notices }).toEqual({
      opened: 1,
      errors: 1,
      notices: [notice],
    });
    expect(scorer.notice).toBe(notice);
  });

  it('closes a scorer that fails, and goes on without', async () => {
    const fake = createFakeScorer();
    const { scorer, errors } = watched(() => Promise.resolve(fake));
    const failing = scorer.use<string>(() => Promise.reject(new Error('out of memory')));
    expect(await failing).toBeUndefined();
    expect(await scorer.use(nameOf)).toBeUndefined();
    expect([fake.isDisposed, errors.length]).toEqual([true, 1]);
    expect(scorer.notice).toMatch(/^out of memory/);
  });

  it('tells the first reason only when several searches fail together', async () => {
    const { scorer, errors, notices } = watched(() => Promise.resolve(createFakeScorer()));
    await Promise.all([
      scorer.use(() => Promise.reject(new Error('first'))),
      scorer.use(() => Promise.reject(new Error('second'))),
    ]);
    expect([errors.length, notices.length]).toEqual([1, 1]);
  });

  it('lets a cancelled search be cancelled', async () => {
    const { scorer } = watched(() => Promise.resolve(createFakeScorer()));
    const cancelled = scorer.use(() => Promise.reject(new CancelledError()));
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect([await scorer.use(nameOf), scorer.notice]).toEqual(['fake', undefined]);
  });

  it('closes with its owner and tells nothing of searches under way', async () => {
    const fake = createFakeScorer();
    const { scorer, errors } = watched(() => Promise.resolve(fake));
    const search = scorer.use<string>(async () => {
      scorer.dispose();
      return Promise.reject(new EngineError('engine-stopped', 'The scorer has been closed.'));
    });
    expect(await search).toBeUndefined();
    scorer.dispose();
    await Promise.resolve();
    expect([fake.isDisposed, errors, scorer.notice]).toEqual([true, [], undefined]);
    expect(await scorer.use(nameOf)).toBeUndefined();
  });
});
