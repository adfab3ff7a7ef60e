// The versions under which the tests of the store keep their rows.

import type { IndexFingerprint } from '../../src/core/store/indexStore.ts';

export const testFingerprint: IndexFingerprint = {
  format: 1,
  chunker: 'lines-1',
  model: 'test-model',
  dimension: 4,
};
