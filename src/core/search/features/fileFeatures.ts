// What the whole file says: other places in it that match, and how it is used by others.

import { type Feature, shareOfQuery } from './feature.ts';

export const fileFeatures: readonly Feature[] = [
  {
    name: 'file words',
    ofFile: true,
    value: (candidate, context) => context.evidenceOf(candidate).score / context.best.fileScore,
    label: () => 'several places of the file hold words of the query',
  },
  {
    name: 'file words, all',
    ofFile: true,
    value: (candidate, context) => context.evidenceOf(candidate).sum / context.best.fileSum,
    label: () => 'much of the file holds words of the query',
  },
  {
    name: 'file words, density',
    ofFile: true,
    value: (candidate, context) => context.evidenceOf(candidate).density / context.best.fileDensity,
    label: () => 'the file is dense with words of the query',
  },
  {
    name: 'file covered',
    ofFile: true,
    value: (candidate, context) =>
      shareOfQuery(context.evidenceOf(candidate).held, candidate, context),
    label: () => 'the file as a whole holds most of what the query says',
  },
  {
    name: 'file names covered',
    ofFile: true,
    value: (candidate, context) =>
      shareOfQuery(context.evidenceOf(candidate).named, candidate, context),
    label: () => 'names in the file hold words of the query',
  },
  {
    name: 'file similarity',
    ofFile: true,
    value: (candidate, context) =>
      context.evidenceOf(candidate).similarity / context.best.similarity,
    label: () => 'a place in the file is similar in meaning',
  },
  {
    name: 'folder similarity',
    ofFile: true,
    value: ({ rootIndex, file }, { folders }) => folders.similarity(rootIndex, file),
    label: () => 'its folder holds places that are similar in meaning',
  },
  {
    name: 'file length',
    ofFile: true,
    value: (candidate, context) =>
      Math.min(1, Math.log2(Math.max(1, context.evidenceOf(candidate).chunkCount)) / 8),
    label: () => 'a long file',
  },
];
