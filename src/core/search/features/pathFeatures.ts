// What a path says of a file before it is read: tests, examples and compatibility code answer a
// question about the program less often than the program itself, unless they are asked for.

import type { Candidate } from '../candidate.ts';
import type { FilePrior } from './askedFor.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { pathFacts } from './pathFacts.ts';

const priors: readonly FilePrior[] = ['test file', 'example file', 'compatibility file'];

export const pathFeatures: readonly Feature[] = [
  ...priors.map((name): Feature => ({
    name,
    ofFile: true,
    value: (candidate, context) => (priorOf(candidate, context) === name ? 1 : 0),
    label: () => `${name}, which the query does not ask for`,
  })),
  {
    name: 'entry file',
    ofFile: true,
    value: ({ file, rootIndex }, { roots }) =>
      roots[rootIndex]?.view.names.of(file.id).isEntry === true ? 1 : 0,
    label: () => 'the entry of its folder',
  },
  {
    name: 'declaration file',
    ofFile: true,
    value: ({ file }) => (pathFacts(file).isDeclaration ? 1 : 0),
    label: () => 'declares what another file defines',
  },
  {
    name: 'version asked for',
    ofFile: true,
    value: ({ file }, { asked }) => (isOfVersion(file.path, asked.version) ? 1 : 0),
    label: () => 'is of the version that the query names',
  },
  {
    name: 'deep path',
    ofFile: true,
    value: ({ file }) => Math.min(1, pathFacts(file).depth / 8),
    label: () => 'lies deep in the folders',
  },
];

function isOfVersion(path: string, version: string | undefined): boolean {
  return version !== undefined && path.toLowerCase().split('/').includes(version);
}

function priorOf(
  { file, rootIndex }: Candidate,
  { roots, asked }: FeatureContext,
): FilePrior | undefined {
  const { prior } = pathFacts(file);
  if (prior !== undefined) return asked.priors.has(prior) ? undefined : prior;
  if (asked.version !== undefined) return undefined;
  const isOlder = roots[rootIndex]?.view.names.isOlderVersion(file.id) === true;
  return isOlder ? 'compatibility file' : undefined;
}
