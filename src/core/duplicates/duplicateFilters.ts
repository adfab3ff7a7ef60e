// What a person asked for, as questions about files, pairs and clusters. Filters decide before
// places are grouped, because they change who belongs to a group; the scope decides after.

import { lineCount, overlaps } from '../lineRange.ts';
import type { LineRange } from '../model.ts';
import { compilePathPattern, partPatterns } from '../search/query/pathPattern.ts';
import { checkLanguage } from '../search/searchRequest.ts';
import { type DuplicateOptions, leastLinesOf } from './duplicateOptions.ts';
import type { DuplicatePair, SourceFile, Span } from './pair.ts';

type Options = Required<DuplicateOptions>;
export type FileTest = (file: SourceFile) => boolean;

/** @throws EngineError `bad-option` for a language that is not known */
export function compileFileFilter(options: Options): FileTest {
  const { languages, paths, includeTests, ignores } = options;
  const known = new Set(languages.map(checkLanguage));
  const parted = partPatterns(paths);
  const wanted = parted.wanted.map(compilePathPattern);
  const excluded = [...parted.excluded, ...ignores.paths].map(compilePathPattern);
  return ({ language, path, isTest }) =>
    (known.size === 0 || known.has(language)) &&
    (includeTests || !isTest) &&
    (wanted.length === 0 || wanted.some((fits) => fits(path))) &&
    !excluded.some((fits) => fits(path));
}

export function compilePairFilter(
  options: Options,
  passes: FileTest,
): (pair: DuplicatePair) => boolean {
  const { types, minSimilarity, minLines, contents, files } = options;
  return ({ a, b, cloneType, content, similarity }) =>
    types.includes(cloneType) &&
    contents.includes(content) &&
    similarity >= minSimilarity &&
    (files === 'any' || (a.file === b.file) === (files === 'same')) &&
    Math.min(lineCount(a.lines), lineCount(b.lines)) >= leastLinesOf(content, minLines) &&
    passes(a.file) &&
    passes(b.file);
}

/** Where a cluster must have a member. Paths are relative to their root. */
export type LocatedScope =
  | { readonly type: 'everything' }
  /** Roots and folders; of a root itself the path is empty. */
  | { readonly type: 'folders'; readonly folders: readonly RootPath[] }
  | { readonly type: 'file'; readonly file: RootPath; readonly lines?: LineRange }
  | { readonly type: 'changed'; readonly since: string | undefined };

export interface RootPath {
  readonly rootIndex: number;
  readonly path: string;
}

/** @param changed  by root, the paths that differ; empty unless the scope asks for them */
export function compileScope(
  scope: LocatedScope,
  changed: readonly ReadonlySet<string>[],
): (span: Span) => boolean {
  switch (scope.type) {
    case 'everything':
      return () => true;
    case 'folders':
      return ({ file }) => scope.folders.some((folder) => liesIn(file, folder));
    case 'file':
      return ({ file, lines }) =>
        file.rootIndex === scope.file.rootIndex &&
        file.path === scope.file.path &&
        (scope.lines === undefined || overlaps(lines, scope.lines));
    case 'changed':
      return ({ file }) => changed[file.rootIndex]?.has(file.path) === true;
  }
}

function liesIn(file: SourceFile, { rootIndex, path }: RootPath): boolean {
  return file.rootIndex === rootIndex && (path === '' || file.path.startsWith(`${path}/`));
}
