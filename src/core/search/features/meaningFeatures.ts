// What the vectors say.

import type { Feature } from './feature.ts';
import { placeValue } from './wordFeatures.ts';

export const meaningFeatures: readonly Feature[] = [
  {
    name: 'similarity',
    value: ({ similarity }, { best }) => Math.max(0, similarity ?? 0) / best.similarity,
    label: ({ similarity }) => `similar in meaning (${(similarity ?? 0).toFixed(2)})`,
  },
  {
    name: 'similarity, sharp',
    value: ({ similarity }, { best }) => Math.max(0, (similarity ?? 0) / best.similarity) ** 4,
    label: ({ similarity }) => `similar in meaning (${(similarity ?? 0).toFixed(2)})`,
  },
  {
    name: 'similarity, place',
    value: ({ meaningPlace }) => placeValue(meaningPlace),
    label: ({ meaningPlace }) => `place ${String((meaningPlace ?? 0) + 1)} by meaning`,
  },
];
