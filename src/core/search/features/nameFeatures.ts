// Names of the file and its folders against the query.

import { baseName } from '../../store/fileNames.ts';
import type { Feature } from './feature.ts';
import { nameValue } from './nameMatch.ts';
import { plainName, spellNames } from './spelledNames.ts';

export const nameFeatures: readonly Feature[] = [
  {
    name: 'file name',
    ofFile: true,
    value: (candidate, context) => nameValue(context.pathMatchOf(candidate).name),
    label: () => 'the file is named like the query',
  },
  {
    name: 'file name, explained',
    ofFile: true,
    value: (candidate, context) => context.pathMatchOf(candidate).name.explained,
    label: () => 'the file is named after words of the query',
  },
  {
    name: 'file name, whole',
    ofFile: true,
    value: (candidate, context) => (context.pathMatchOf(candidate).name.used === 1 ? 1 : 0),
    label: () => 'the whole name of the file stands in the query',
  },
  {
    name: 'file of the name',
    ofFile: true,
    value: ({ file }, { request }) => {
      const identifiers = spellNames(request.terms.identifiers);
      if (identifiers.length === 0) return 0;
      const name = plainName(baseName(file.path));
      return identifiers.some(({ plainLast }) => plainLast === name) ? 1 : 0;
    },
    label: () => 'the file has the name that the query names',
  },
  {
    name: 'path as typed',
    ofFile: true,
    value: ({ file }, { asked }) => (standsInPath(asked.path, file.path) ? 1 : 0),
    label: () => 'the query is this path',
  },
  {
    name: 'folder name',
    ofFile: true,
    value: (candidate, context) => nameValue(context.pathMatchOf(candidate).folder),
    label: () => 'the folder is named like the query',
  },
  {
    name: 'path',
    ofFile: true,
    value: (candidate, context) => context.pathMatchOf(candidate).path.explained,
    label: () => 'the path holds words of the query',
  },
];

/** The query is a path's end, or a run of its folders; as typed, or with its extension left out. */
function standsInPath(typed: string | undefined, path: string): boolean {
  if (typed === undefined) return false;
  const whole = `/${path.toLowerCase()}`;
  return (
    whole.endsWith(`/${typed}`) || whole.includes(`/${typed}/`) || whole.includes(`/${typed}.`)
  );
}
