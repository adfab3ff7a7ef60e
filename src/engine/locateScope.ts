// From the absolute path of a scope to the roots that hold it: what core compares knows no disks.

import { EngineError } from '../base/errors.ts';
import type { LocatedScope, RootPath } from '../core/duplicates/duplicateFilters.ts';
import type { DuplicateScope } from '../core/duplicates/duplicateOptions.ts';
import { relativeTo } from './rootFacts.ts';

/** @throws EngineError `not-indexed` for a path that lies in none of the roots */
export function locateScope(
  roots: readonly { readonly folder: string }[],
  scope: DuplicateScope,
): LocatedScope {
  switch (scope.type) {
    case 'workspace':
      return { type: 'everything' };
    case 'changed':
      return { type: 'changed', since: scope.since };
    case 'folder':
      return { type: 'folders', folders: foldersOf(roots, scope.path) };
    case 'file':
      return { type: 'file', file: fileOf(roots, scope.path) };
    case 'lines':
      return { type: 'file', file: fileOf(roots, scope.path), lines: scope.lines };
  }
}

/** Roots may lie in each other: the innermost one holds the file. */
function fileOf(roots: readonly { readonly folder: string }[], absolute: string): RootPath {
  const places = placesOf(roots, absolute).filter(({ path }) => path !== '');
  const [innermost] = places.sort((a, b) => a.path.length - b.path.length);
  return innermost ?? refuse(absolute);
}

/** The folder in each root that holds it, and the roots that it holds. */
function foldersOf(
  roots: readonly { readonly folder: string }[],
  absolute: string,
): readonly RootPath[] {
  const inside = roots.flatMap(({ folder }, rootIndex) =>
    relativeTo(absolute, folder) === undefined ? [] : [{ rootIndex, path: '' }],
  );
  const folders = [...inside, ...placesOf(roots, absolute).filter(({ path }) => path !== '')];
  return folders.length === 0 ? refuse(absolute) : folders;
}

function placesOf(roots: readonly { readonly folder: string }[], absolute: string): RootPath[] {
  return roots.flatMap(({ folder }, rootIndex) => {
    const path = relativeTo(folder, absolute);
    return path === undefined ? [] : [{ rootIndex, path }];
  });
}

function refuse(absolute: string): never {
  throw new EngineError(
    'not-indexed',
    `${absolute} does not lie in the folders that are indexed. Open its folder, then ask again.`,
  );
}
