// One search, from the question to the page: parse → gather from every root → rank → show.

import { CancelledError, throwIfCancelled } from '../../base/errors.ts';
import type { PathMatcher } from '../corpus/pathMatcher.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { rowOf } from '../model.ts';
import type { Coverage, Hit, SearchOptions, SearchResult, Snippet } from '../searchEngine.ts';
import type { LineRange } from '../model.ts';
import type { IndexView } from '../store/indexView.ts';
import { joinCandidates } from './candidate.ts';
import { gatherMatches } from './gatherMatches.ts';
import { type RankedCandidate, rankHits } from './rankHits.ts';
import { type SearchRequest, parseSearchRequest } from './searchRequest.ts';
import type { QueryTerms } from '../lexical/queryTerms.ts';

/** One root as the search sees it. */
export interface SearchTarget {
  readonly folder: string;
  readonly view: IndexView;
  /** The lines of a hit from the disk; undefined when the file is gone. */
  readSnippet(path: string, lines: LineRange, terms: QueryTerms): Promise<Snippet | undefined>;
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
  const request = parseSearchRequest(query, options);
  const vector = await encodeQuery(parts.encoder, request.text, signal);
  throwIfCancelled(signal);
  const matches = gatherMatches(parts, request, vector);
  const ranked = rankHits(joinCandidates(matches), request).slice(0, request.limit);
  const hits = await showHits(parts, request, ranked, signal);
  return {
    query,
    hits,
    coverage: parts.coverage(),
    elapsedMs: performance.now() - startedMs,
  };
}

async function encodeQuery(
  encoder: Encoder | undefined,
  text: string,
  signal: AbortSignal | undefined,
): Promise<Float32Array | undefined> {
  if (encoder === undefined) return undefined;
  return rowOf(await encoder.encode([text], 'query', signal), 0);
}

async function showHits(
  parts: SearchParts,
  request: SearchRequest,
  ranked: readonly RankedCandidate[],
  signal: AbortSignal | undefined,
): Promise<Hit[]> {
  const best = ranked[0]?.score ?? 0;
  const hits = await Promise.all(
    ranked.map((entry) => showHit(parts, request, entry, best, signal)),
  );
  return hits.filter((hit) => hit !== undefined);
}

/** @returns undefined when the file is gone: a ghost is not shown */
async function showHit(
  parts: SearchParts,
  request: SearchRequest,
  { candidate, score, reasons }: RankedCandidate,
  bestScore: number,
  signal: AbortSignal | undefined,
): Promise<Hit | undefined> {
  if (signal?.aborted) throw new CancelledError();
  const { chunk, similarity } = candidate;
  const target = parts.targets[candidate.rootIndex];
  const snippet = await target?.readSnippet(chunk.path, chunk.lines, request.terms);
  if (target === undefined || snippet === undefined) return undefined;
  return {
    root: target.folder,
    path: chunk.path,
    language: chunk.language,
    lines: chunk.lines,
    kind: chunk.kind,
    ...(chunk.symbol === undefined ? {} : { symbol: chunk.symbol }),
    ...(chunk.heading === undefined ? {} : { heading: chunk.heading }),
    ...(similarity === undefined ? {} : { similarity }),
    score,
    relevance: bestScore === 0 ? 0 : score / bestScore,
    reasons,
    snippet,
  };
}
