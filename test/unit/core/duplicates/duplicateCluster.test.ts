import { expect, test } from 'vitest';
import { similarityText } from '../../../../src/core/duplicates/duplicateCluster.ts';

test.each([
  [1, '1.00'],
  [0.9999, '0.99'],
  [0.996, '0.99'],
  [0.941, '0.94'],
  [0, '0.00'],
])('a similarity of %d is %s: only what is the same is 1', (similarity, text) => {
  expect(similarityText(similarity)).toBe(text);
});
