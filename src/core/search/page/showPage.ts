// The page of an answer: ranked places with their lines as they are on disk, near-identical ones
// as one, each opened at its best line.

import { throwIfCancelled } from '../../../base/errors.ts';
import type { QueryTerms } from '../../lexical/queryTerms.ts';
import type { Hit, Place } from '../../searchEngine.ts';
import { collapseAlike } from './collapseAlike.ts';
import { weighStems } from './lineMatches.ts';
import type { PageRoot, RankedPlace } from './rankedPlace.ts';
import { readLines, toHit } from './toHit.ts';

export interface PageRequest {
  readonly terms: QueryTerms;
  /** Hits of a full page; near-identical places are not counted. */
  readonly limit: number;
}

/**
 * @param ranked  best first, as many as there are: a page stays full when places are gone or alike
 * @throws CancelledError
 */
export async function showPage(
  roots: readonly PageRoot[],
  ranked: readonly RankedPlace[],
  { terms, limit }: PageRequest,
  signal: AbortSignal | undefined,
): Promise<Hit[]> {
  throwIfCancelled(signal);
  const gathered = await collapseAlike(roots, ranked, limit);
  throwIfCancelled(signal);
  const read = gathered.map((entry) => ({
    ...entry,
    ...readLines(entry.place.chunk, entry.text, terms),
  }));
  const weights = weighStems(read.map(({ matches }) => matches));
  return read.map(({ place, alike, ...shown }) =>
    toHit(
      {
        ...place,
        ...shown,
        root: placeOf(roots, place).root,
        reasons: place.reasons(),
        alike: alike.map((other) => placeOf(roots, other)),
      },
      terms,
      weights,
    ),
  );
}

function placeOf(roots: readonly PageRoot[], { rootIndex, chunk }: RankedPlace): Place {
  return { root: roots[rootIndex]?.folder ?? '', path: chunk.path, lines: chunk.lines };
}
