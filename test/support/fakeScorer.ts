// A fake at the PairScorer port: logits by what the documents hold, and time that the test moves.

import { throwIfCancelled } from '../../src/base/errors.ts';
import type { Logger } from '../../src/base/logger.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { OptionalScorer } from '../../src/core/reranking/optionalScorer.ts';
import type { PairScorer } from '../../src/core/reranking/pairScorer.ts';

export interface FakeScorerOptions {
  readonly logitOf?: (document: string, query: string) => number;
  /** Told before each call; a test can move its clock, throw, or abort a signal in it. */
  readonly onScore?: (documents: readonly string[]) => void;
}

export interface FakeScorer extends PairScorer {
  /** Documents of each call. */
  readonly calls: readonly (readonly string[])[];
  readonly isDisposed: boolean;
}

export function createFakeScorer(options: FakeScorerOptions = {}): FakeScorer {
  const { logitOf = () => 0, onScore } = options;
  const calls: (readonly string[])[] = [];
  const state = { isDisposed: false };
  return {
    name: 'fake',
    calls,
    get isDisposed() {
      return state.isDisposed;
    },
    countTokens: (text) => text.split(/\W+/).length,
    score: async (query, documents, signal) => {
      throwIfCancelled(signal);
      calls.push(documents);
      onScore?.(documents);
      await Promise.resolve();
      return Float32Array.from(documents, (document) => logitOf(document, query));
    },
    dispose: () => {
      state.isDisposed = true;
    },
  };
}

export function optional(scorer: PairScorer, logger: Logger = silentLogger): OptionalScorer {
  return new OptionalScorer({ open: () => Promise.resolve(scorer), logger });
}
