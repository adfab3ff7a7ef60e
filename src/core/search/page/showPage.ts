// The page of an answer: ranked places with their lines as they are on disk, near-identical ones
// as one, each opened at its best line.

import { throwIfCancelled } from '../../../base/errors.ts';
import { shownLines } from '../../chunking/notebook/shownLines.ts';
import type { QueryTerms } from '../../lexical/queryTerms.ts';
import type { Hit, Place } from '../../searchEngine.ts';
import { findBestLine } from './bestLine.ts';
import { collapseAlike, type Gathered } from './collapseAlike.ts';
import { type LineMatches, matchLines, type StemWeights, weighStems } from './lineMatches.ts';
import type { PageRoot, RankedPlace } from './rankedPlace.ts';
import { cutSnippet } from './snippet.ts';

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
  const read = gathered.map((entry) => readLines(entry, terms));
  const weights = weighStems(read.map(({ matches }) => matches));
  return read.map((entry) => toHit(roots, entry, terms, weights));
}

interface ReadPlace {
  readonly gathered: Gathered;
  readonly lines: readonly string[];
  readonly matches: readonly LineMatches[];
}

function readLines(gathered: Gathered, terms: QueryTerms): ReadPlace {
  const { language } = gathered.place.chunk;
  const lines = shownLines(language, gathered.text.split(/\r?\n/));
  return { gathered, lines, matches: matchLines(lines, terms) };
}

function toHit(
  roots: readonly PageRoot[],
  { gathered, lines, matches }: ReadPlace,
  terms: QueryTerms,
  weights: StemWeights,
): Hit {
  const { place, alike, stale } = gathered;
  const { chunk, similarity, score, relevance } = place;
  const bestLine = findBestLine(lines, matches, chunk, weights);
  const startLine = chunk.lines.start;
  return {
    ...placeOf(roots, place),
    language: chunk.language,
    bestLine: startLine + bestLine,
    kind: chunk.kind,
    ...(chunk.symbol === undefined ? {} : { symbol: chunk.symbol }),
    ...(chunk.heading === undefined ? {} : { heading: chunk.heading }),
    ...(similarity === undefined ? {} : { similarity }),
    score,
    relevance,
    reasons: place.reasons(),
    alike: alike.map((other) => placeOf(roots, other)),
    snippet: cutSnippet({ lines, matches, startLine, bestLine, stale }, terms),
  };
}

function placeOf(roots: readonly PageRoot[], { rootIndex, chunk }: RankedPlace): Place {
  return { root: roots[rootIndex]?.folder ?? '', path: chunk.path, lines: chunk.lines };
}
