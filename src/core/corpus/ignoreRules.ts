// Which paths of a root are left out: the layers of ignore files above one folder, and what they
// say together. Pure: the adapter finds and reads the files, this file decides.

import { isAlwaysIgnoredFolder, isUsuallyIgnoredFolder } from './ignoredFolders.ts';
import {
  type IgnorePattern,
  type PathKind,
  type PatternSubject,
  parseIgnoreFile,
  toPatternSubject,
} from './ignorePattern.ts';

/** Read in every folder: git's own rules, and ours, which have the last word. */
export const gitIgnoreFileName = '.gitignore';
export const kindredIgnoreFileName = '.kindredignore';

/** Whether a change of this file can change which files are indexed. */
export function isIgnoreFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === gitIgnoreFileName || name === kindredIgnoreFileName;
}

/** The patterns of one ignore file, and where it lies as seen from the root. */
export interface IgnoreLayer {
  /** Folder of the file below the root, with a `/` at the end; '' for the root and above. */
  readonly folder: string;
  /** For a file above the root: the way down from it to the root, with a `/` at the end. */
  readonly above: string;
  /** The last line first, because the last one that fits decides. */
  readonly patterns: readonly IgnorePattern[];
}

/** All that decides about the entries of one folder. Never changed, only extended. */
export interface FolderRules {
  /** `.gitignore` files from the folder up to the top of its repository, nearest first. */
  readonly git: readonly IgnoreLayer[];
  /** `info/exclude`, then the user's global excludes: weaker than any `.gitignore`. */
  readonly repository: readonly IgnoreLayer[];
  /** `.kindredignore` files, nearest first. */
  readonly kindred: readonly IgnoreLayer[];
  /** Globs of the settings. */
  readonly isExcluded: (path: string) => boolean;
  /** `core.ignoreCase` of the repository. */
  readonly ignoreCase: boolean;
}

/** @param folder  of the ignore file: '' or a path below the root, without a `/` at the end */
export function toIgnoreLayer(text: string, folder: string, ignoreCase: boolean): IgnoreLayer {
  return {
    folder: folder === '' ? '' : `${folder}/`,
    above: '',
    patterns: parseIgnoreFile(text, ignoreCase).reverse(),
  };
}

/**
 * The same layer for a root further down.
 *
 * @param newRoot  in or below the layer's folder, relative to the present root, not ''
 */
export function seenFromBelow(layer: IgnoreLayer, newRoot: string): IgnoreLayer {
  return { ...layer, folder: '', above: `${newRoot.slice(layer.folder.length)}/` };
}

/**
 * Decides about one entry whose parent folders are all wanted. From strong to weak:
 * `.kindredignore`; folders nobody wants; globs of the settings; `.gitignore` from near to far;
 * `info/exclude`; global excludes.
 *
 * @param path  relative to the root
 * @param kind  a symbolic link is a `file`, whatever it leads to, as in git
 */
export function isIgnored(rules: FolderRules, path: string, kind: PathKind): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (kind === 'folder' && isAlwaysIgnoredFolder(name)) return true;
  const own = decideByKindredIgnore(rules, path, kind);
  if (own !== 'undecided') return own === 'ignored';
  if (kind === 'folder' && isUsuallyIgnoredFolder(name)) return true;
  return rules.isExcluded(path) || isIgnoredByGit(rules, path, kind);
}

/** By the rules of git alone. */
export function isIgnoredByGit(rules: FolderRules, path: string, kind: PathKind): boolean {
  const pattern =
    firstFitting(rules.git, path, kind, rules.ignoreCase) ??
    firstFitting(rules.repository, path, kind, rules.ignoreCase);
  return pattern !== undefined && !pattern.negative;
}

function firstFitting(
  layers: readonly IgnoreLayer[],
  path: string,
  kind: PathKind,
  ignoreCase: boolean,
): IgnorePattern | undefined {
  for (const layer of layers) {
    const subject = subjectIn(layer, path, ignoreCase);
    const pattern = layer.patterns.find(({ fits }) => fits(subject, kind));
    if (pattern !== undefined) return pattern;
  }
  return undefined;
}

type Decision = 'ignored' | 'wanted' | 'undecided';

/**
 * A `!` line first takes back what another line of `.kindredignore` left out, as in
 * `*`, `!*.md`: then the other rules decide. Where there is nothing to take back it is meant
 * against the other rules, as in `!dist/`, and overrules them.
 */
function decideByKindredIgnore(rules: FolderRules, path: string, kind: PathKind): Decision {
  let takesBack = false;
  for (const layer of rules.kindred) {
    const subject = subjectIn(layer, path, false);
    for (const { negative, fits } of layer.patterns) {
      if (!fits(subject, kind)) continue;
      if (!negative) return takesBack ? 'undecided' : 'ignored';
      takesBack = true;
    }
  }
  return takesBack ? 'wanted' : 'undecided';
}

function subjectIn(layer: IgnoreLayer, path: string, ignoreCase: boolean): PatternSubject {
  return toPatternSubject(layer.above + path.slice(layer.folder.length), ignoreCase);
}
