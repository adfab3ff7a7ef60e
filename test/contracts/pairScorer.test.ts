// The fake and the real scorer keep the promises of the port.

import { afterAll } from 'vitest';
import { createFakeScorer } from '../support/fakeScorer.ts';
import { openScorer, tinyScorer } from '../support/openScorer.ts';
import { describePairScorer } from './pairScorer.contract.ts';

const fake = createFakeScorer({ logitOf: (document, query) => document.length / query.length });
const scorer = openScorer(tinyScorer);

describePairScorer('the fake', () => Promise.resolve(fake));
describePairScorer('a cross-encoder on ONNX Runtime', () => scorer);

afterAll(async () => {
  (await scorer).dispose();
});
