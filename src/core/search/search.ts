// One search, from the question to the page: parse → gather from every root → rank → show.

import { throwIfCancelled } from '../../base/errors.ts';
import type { PathMatcher } from '../corpus/pathMatcher.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { rowOf } from '../model.ts';
import type { Coverage, Hit, SearchOptions, SearchResult } from '../searchEngine.ts';
import type { IndexView } from '../store/indexView.ts';
import type { Candidate } from './candidate.ts';
import { chunkFilter } from './chunkFilter.ts';
import { gatherCandidates } from './gatherCandidates.ts';
import { type RankedCandidate, rankCandidates } from './rankCandidates.ts';
import { type SearchRequest, parseSearchRequest } from './searchRequest.ts';
import { cutSnippet } from './snippet.ts';
import { startStageTimer } from './stageTimer.ts';

/** One root as the search sees it. */
export interface SearchTarget {
  readonly folder: string;
  readonly view: IndexView;
  /** What the disk holds now; undefined when the file is gone. */
  readFile(path: string): Promise<FileNow | undefined>;
}

export interface FileNow {
  readonly text: string;
  /** It is not the one that was indexed. */
  readonly stale: boolean;
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
  const ranked = rankCandidates(roots, request).slice(0, request.limit);
  timer.done('rankMs');
  const hits = await showHits(parts, request, ranked, signal);
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

async function showHits(
  parts: SearchParts,
  request: SearchRequest,
  ranked: readonly RankedCandidate[],
  signal: AbortSignal | undefined,
): Promise<Hit[]> {
  throwIfCancelled(signal);
  const best = ranked[0]?.score ?? 0;
  const readFile = filesReadOnce(parts.targets);
  const hits = await Promise.all(
    ranked.map(async (entry) => {
      const file = await readFile(entry.candidate);
      // A file that is gone is a ghost: it is not shown.
      return file === undefined ? [] : [toHit(parts, request, entry, best, file)];
    }),
  );
  return hits.flat();
}

/** Several hits of a page stand in one file. */
function filesReadOnce(
  targets: readonly SearchTarget[],
): (candidate: Candidate) => Promise<FileNow | undefined> {
  const reads = targets.map(() => new Map<string, Promise<FileNow | undefined>>());
  return async ({ rootIndex, chunk: { path } }) => {
    const read = reads[rootIndex]?.get(path) ?? targets[rootIndex]?.readFile(path);
    if (read !== undefined) reads[rootIndex]?.set(path, read);
    return read;
  };
}

function toHit(
  parts: SearchParts,
  request: SearchRequest,
  { candidate, score, reasons }: RankedCandidate,
  bestScore: number,
  { text, stale }: FileNow,
): Hit {
  const { chunk, similarity } = candidate;
  return {
    root: parts.targets[candidate.rootIndex]?.folder ?? '',
    path: chunk.path,
    language: chunk.language,
    lines: chunk.lines,
    kind: chunk.kind,
    ...(chunk.symbol === undefined ? {} : { symbol: chunk.symbol }),
    ...(chunk.heading === undefined ? {} : { heading: chunk.heading }),
    ...(similarity === undefined ? {} : { similarity }),
    score,
    relevance: Math.exp(score - bestScore),
    reasons: reasons(),
    snippet: cutSnippet(text, chunk.lines, request.terms, stale),
  };
}
