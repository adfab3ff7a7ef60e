// What the whole file says: other places in it that match, and how it is used by others.

import { type Feature, rarityShare } from './feature.ts';

export const fileFeatures: readonly Feature[] = [
  {
    name: 'file words',
    value: (candidate, context) => context.evidenceOf(candidate).score / context.best.fileScore,
    label: () => 'several places of the file hold words of the query',
  },
  {
    name: 'file covered',
    value: (candidate, context) =>
      rarityShare(
        context.evidenceOf(candidate).held,
        context.roots[candidate.rootIndex]?.stems ?? [],
      ),
    label: () => 'the file as a whole holds most of what the query says',
  },
  {
    name: 'file similarity',
    value: (candidate, context) =>
      context.evidenceOf(candidate).similarity / context.best.similarity,
    label: () => 'a place in the file is similar in meaning',
  },
  {
    name: 'file places',
    value: (candidate, context) =>
      Math.min(1, Math.log2(context.evidenceOf(candidate).candidates) / 5),
    label: (candidate, context) =>
      `${String(context.evidenceOf(candidate).candidates)} places of the file match`,
  },
  {
    name: 'file length',
    value: ({ file, rootIndex }, { roots }) =>
      Math.min(1, Math.log2(roots[rootIndex]?.view.chunks.slotsOfFile(file.id).length ?? 1) / 8),
    label: () => 'a long file',
  },
];
