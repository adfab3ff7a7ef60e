// Names of the file and its folders against the query.

import type { Candidate } from '../candidate.ts';
import type { PathStems } from '../../store/fileNames.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { matchName, type NameMatch, nameValue } from './nameMatch.ts';

export const nameFeatures: readonly Feature[] = [
  {
    name: 'file name',
    value: (candidate, context) => nameValue(match(candidate, context, 'name')),
    label: () => 'the file is named like the query',
  },
  {
    name: 'file name, explained',
    value: (candidate, context) => match(candidate, context, 'name').explained,
    label: () => 'the file is named after words of the query',
  },
  {
    name: 'file name, whole',
    value: (candidate, context) => (match(candidate, context, 'name').used === 1 ? 1 : 0),
    label: () => 'the whole name of the file stands in the query',
  },
  {
    name: 'folder name',
    value: (candidate, context) => nameValue(match(candidate, context, 'folder')),
    label: () => 'the folder is named like the query',
  },
  {
    name: 'path',
    value: (candidate, context) => match(candidate, context, 'path').explained,
    label: () => 'the path holds words of the query',
  },
];

function match(
  { rootIndex, file }: Candidate,
  { roots }: FeatureContext,
  part: keyof PathStems,
): NameMatch {
  const root = roots[rootIndex];
  if (root === undefined) return { explained: 0, used: 0 };
  return matchName(root.pathStems, root.view.names.of(file.id)[part]);
}
