// What the path of a file says whatever the query is: remembered as long as the view holds the
// file, because the files of a root come up again with every search.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import { isTestPath } from '../query/areas.ts';
import type { FilePrior } from './askedFor.ts';

export interface PathFacts {
  readonly prior: FilePrior | undefined;
  /** It declares what another file defines. */
  readonly isDeclaration: boolean;
  /** With its last slash; '' at the root. */
  readonly folder: string;
  /** Folders above it. */
  readonly depth: number;
}

export function pathFacts(file: StoredFileFacts): PathFacts {
  const known = remembered.get(file);
  if (known !== undefined) return known;
  const facts = readPath(file.path);
  remembered.set(file, facts);
  return facts;
}

/** A file that is renamed comes as another object. */
const remembered = new WeakMap<StoredFileFacts, PathFacts>();

function readPath(path: string): PathFacts {
  return {
    prior: priors.find(([, fits]) => fits(path))?.[0],
    isDeclaration: declarationFile.test(path),
    folder: path.slice(0, path.lastIndexOf('/') + 1),
    depth: path.split('/').length - 1,
  };
}

/** Rows are tried in order; the first that fits decides. */
const priors: readonly (readonly [FilePrior, (path: string) => boolean])[] = [
  ['test file', isTestPath],
  ['example file', (path) => exampleFile.test(path)],
  ['compatibility file', (path) => compatibilityFile.test(path)],
];

const exampleFile = /(^|\/)(examples?|samples?|demos?|docs_src|benchmarks?|bench)\//i;
const compatibilityFile =
  /(^|\/)(_?compat|legacy|deprecated|vendor|third_party|_vendor)(\/|\.[^/]+$)/i;

/** Headers and type declarations. */
const declarationFile = /\.(?:h|hh|hpp|hxx|d\.[cm]?ts|pyi|mli|hs-boot)$/;
