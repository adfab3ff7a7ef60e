// What a path says of a file before it is read: tests, examples and compatibility code answer a
// question about the program less often than the program itself, unless they are asked for.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import type { Candidate } from '../candidate.ts';
import { isTestPath } from '../query/areas.ts';
import type { Feature, FeatureContext } from './feature.ts';

interface Prior {
  readonly name: string;
  readonly fits: (path: string) => boolean;
  /** Words of a query that ask for such files. */
  readonly askedBy: RegExp;
}

/** Rows are tried in order; the first that fits decides. */
const priors: readonly Prior[] = [
  {
    name: 'test file',
    fits: isTestPath,
    askedBy: /\b(tests?|specs?|testing|fixtures?|mocks?)\b|测试/i,
  },
  {
    name: 'example file',
    fits: (path) => /(^|\/)(examples?|samples?|demos?|docs_src|benchmarks?|bench)\//i.test(path),
    askedBy: /\b(examples?|samples?|demos?|benchmarks?)\b|示例|例子/i,
  },
  {
    name: 'compatibility file',
    fits: (path) => compatibility.test(path),
    askedBy: /\b(compat\w*|legacy|deprecated|vendor\w*)\b|兼容/i,
  },
];

const compatibility = /(^|\/)(_?compat|legacy|deprecated|vendor|third_party|_vendor)(\/|\.[^/]+$)/i;

export const pathFeatures: readonly Feature[] = [
  ...priors.map(({ name }): Feature => ({
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
    value: ({ file }) => (declarationFile.test(file.path) ? 1 : 0),
    label: () => 'declares what another file defines',
  },
  {
    name: 'version asked for',
    ofFile: true,
    value: ({ file }, { request }) => (isOfVersion(file.path, request.text) ? 1 : 0),
    label: () => 'is of the version that the query names',
  },
  {
    name: 'deep path',
    ofFile: true,
    value: ({ file }) => Math.min(1, (file.path.split('/').length - 1) / 8),
    label: () => 'lies deep in the folders',
  },
];

/** Headers and type declarations. */
const declarationFile = /\.(?:h|hh|hpp|hxx|d\.[cm]?ts|pyi|mli|hs-boot)$/;

const version = /\bv\d+\b/i;

function isOfVersion(path: string, query: string): boolean {
  const asked = version.exec(query)?.[0].toLowerCase();
  return asked !== undefined && path.toLowerCase().split('/').includes(asked);
}

function priorOf(
  { file, rootIndex }: Candidate,
  { roots, request }: FeatureContext,
): string | undefined {
  const prior = priorOfFile(file);
  if (prior !== undefined) return prior.askedBy.test(request.text) ? undefined : prior.name;
  const isOlder = roots[rootIndex]?.view.names.isOlderVersion(file.id) === true;
  return isOlder && !version.test(request.text) ? 'compatibility file' : undefined;
}

/** What paths say does not depend on the query: remembered as long as the view holds the files. */
const rememberedPriors = new WeakMap<StoredFileFacts, Prior | 'none'>();

function priorOfFile(file: StoredFileFacts): Prior | undefined {
  const known = rememberedPriors.get(file) ?? priors.find(({ fits }) => fits(file.path)) ?? 'none';
  rememberedPriors.set(file, known);
  return known === 'none' ? undefined : known;
}
