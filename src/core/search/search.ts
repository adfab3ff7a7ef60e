// One search, from the question to the page: parse → gather from every root → rank → show.

import { throwIfCancelled } from '../../base/errors.ts';
import type { PathMatcher } from '../corpus/pathMatcher.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { rowOf } from '../model.ts';
import type { Coverage, SearchOptions, SearchResult } from '../searchEngine.ts';
import type { IndexView } from '../store/indexView.ts';
import { chunkFilter } from './chunkFilter.ts';
import { gatherCandidates } from './gatherCandidates.ts';
import type { PageRoot, RankedPlace } from './page/rankedPlace.ts';
import { showPage } from './page/showPage.ts';
import { type RankedCandidate, rankCandidates } from './rankCandidates.ts';
import { type SearchRequest, parseSearchRequest } from './searchRequest.ts';
import { startStageTimer } from './stageTimer.ts';

/** One root as the search sees it. */
export interface SearchTarget extends PageRoot {
  readonly view: IndexView;
}

export interface SearchParts {
  readonly targets: readonly SearchTarget[];
  /** Absent when no model could be loaded: then words and names answer. */
  readonly encoder?: Encoder;
  readonly matchPaths: PathMatcher;
  coverage(): Coverage;
}

/**
 * @throws EngineError `bad-query`, `bad-option`
 * @throws CancelledError
 */
export async function search(
  parts: SearchParts,
  query: string,
  options: SearchOptions,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const startedMs = performance.now();
  const timer = startStageTimer();
  const request = parseSearchRequest(query, options);
  timer.done('parseMs');
  const vector = await encodeQuery(parts.encoder, request, signal);
  throwIfCancelled(signal);
  timer.done('encodeMs');
  const accept = chunkFilter(request, parts.matchPaths);
  const roots = parts.targets.map(({ view }, rootIndex) =>
    gatherCandidates(view, rootIndex, { request, vector, accept }),
  );
  timer.done('gatherMs');
  const ranked = rankCandidates(roots, request);
  timer.done('rankMs');
  const places = ranked.map((entry) => toPlace(entry, ranked[0]?.score ?? 0));
  const hits = await showPage(parts.targets, places, request, signal);
  timer.done('pageMs');
  return {
    query,
    hits,
    coverage: parts.coverage(),
    elapsedMs: performance.now() - startedMs,
    timings: timer.timings(),
  };
}

async function encodeQuery(
  encoder: Encoder | undefined,
  { text, sources }: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<Float32Array | undefined> {
  if (encoder === undefined || sources === 'words') return undefined;
  return rowOf(await encoder.encode([text], 'query', signal), 0);
}

/** @param bestScore  of the list */
function toPlace({ candidate, score, reasons }: RankedCandidate, bestScore: number): RankedPlace {
  const { chunk, rootIndex, similarity } = candidate;
  return {
    rootIndex,
    chunk,
    similarity,
    score,
    relevance: Math.exp(score - bestScore),
    reasons,
  };
}
