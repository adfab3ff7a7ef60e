// From an absolute path to the root that holds it: what core searches knows no disks.

import { EngineError } from '../base/errors.ts';
import type { RootPlace, SimilarQuestion } from '../core/search/similar/subject.ts';
import type { SimilarTarget } from '../core/searchEngine.ts';
import { relativeTo } from './rootFacts.ts';

/** @throws EngineError `not-indexed` for a path that lies in none of the roots */
export function locateTarget(
  roots: readonly { readonly folder: string }[],
  target: SimilarTarget,
): SimilarQuestion {
  switch (target.type) {
    case 'text':
      return target;
    case 'lines':
      return { type: 'lines', lines: target.lines, ...placeOf(roots, target.path) };
    case 'position':
      return { type: 'position', line: target.line, ...placeOf(roots, target.path) };
    case 'file':
      return { type: 'file', ...placeOf(roots, target.path) };
  }
}

/** Roots may lie in each other: the innermost one answers. */
function placeOf(roots: readonly { readonly folder: string }[], absolute: string): RootPlace {
  const places = roots.flatMap(({ folder }, rootIndex) => {
    const path = relativeTo(folder, absolute);
    return path === undefined || path === '' ? [] : [{ rootIndex, path }];
  });
  const [innermost] = places.sort((a, b) => a.path.length - b.path.length);
  if (innermost !== undefined) return innermost;
  throw new EngineError(
    'not-indexed',
    `${absolute} is not a file in the folders that are indexed. Compare its text instead.`,
  );
}
