// What a path says of a file before it is read: tests, examples and compatibility code answer a
// question about the program less often than the program itself, unless they are asked for.

import type { Feature } from './feature.ts';

/** Rows are tried in order; the first that fits decides. */
const priors: readonly {
  readonly name: string;
  readonly pattern: RegExp;
  /** Words of a query that ask for such files. */
  readonly askedBy: RegExp;
}[] = [
  {
    name: 'test file',
    pattern:
      /(^|\/)(tests?|specs?|__tests__|testing|testdata|fixtures)\/|(^|\/)test_[^/]*$|[._-](test|spec)\.[^/]+$|_test\.[^/]+$|Tests?\.[a-z]+$/,
    askedBy: /\b(tests?|specs?|testing|fixtures?|mocks?)\b/i,
  },
  {
    name: 'example file',
    pattern: /(^|\/)(examples?|samples?|demos?|docs_src|benchmarks?|bench)\//,
    askedBy: /\b(examples?|samples?|demos?|benchmarks?)\b/i,
  },
  {
    name: 'compatibility file',
    pattern: /(^|\/)(_?compat|legacy|deprecated|vendor|third_party|_vendor|v\d+)(\/|\.[^/]+$)/i,
    askedBy: /\b(compat\w*|legacy|deprecated|vendor\w*|v\d+)\b/i,
  },
];

export const pathFeatures: readonly Feature[] = [
  ...priors.map(({ name }): Feature => ({
    name,
    value: ({ file }, { request }) => (priorOf(file.path, request.text) === name ? 1 : 0),
    label: () => `${name}, which the query does not ask for`,
  })),
  {
    name: 'entry file',
    value: ({ file }) =>
      /(^|\/)(index|mod|__init__|main|lib|init)\.[^/]+$/.test(file.path) ? 1 : 0,
    label: () => 'the entry of its folder',
  },
  {
    name: 'deep path',
    value: ({ file }) => Math.min(1, (file.path.split('/').length - 1) / 8),
    label: () => 'lies deep in the folders',
  },
];

function priorOf(path: string, query: string): string | undefined {
  const prior = priors.find(({ pattern }) => pattern.test(path));
  return prior === undefined || prior.askedBy.test(query) ? undefined : prior.name;
}
