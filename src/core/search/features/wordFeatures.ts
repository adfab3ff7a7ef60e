// Words of the query in the chunk's text: how well by BM25, in which place, and how much of the
// query they are.

import { type Feature, shareOfQuery } from './feature.ts';

/** Flattens the top of a list: the first place says little more than the second. */
const placeScale = 10;

export function placeValue(place: number | undefined): number {
  return place === undefined ? 0 : placeScale / (placeScale + place);
}

export const wordFeatures: readonly Feature[] = [
  {
    name: 'words',
    value: ({ exactScore }, { best }) => exactScore / best.exactScore,
    label: () => 'holds words of the query',
  },
  {
    name: 'words, place',
    value: ({ exactPlace }) => placeValue(exactPlace),
    label: ({ exactPlace }) => `place ${String((exactPlace ?? 0) + 1)} by its words`,
  },
  {
    name: 'word forms, place',
    value: ({ stemPlace }) => placeValue(stemPlace),
    label: ({ stemPlace }) => `place ${String((stemPlace ?? 0) + 1)} by forms of its words`,
  },
  {
    name: 'words covered',
    value: (candidate, context) => shareOfQuery(candidate.held, candidate, context),
    label: (candidate, context) => {
      const share = shareOfQuery(candidate.held, candidate, context);
      return `holds ${String(Math.round(100 * share))} % of what the query says`;
    },
  },
];
