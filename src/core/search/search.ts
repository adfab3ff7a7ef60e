// One search, from the question to the page: parse → gather from every root → rank → rerank → show.

import { throwIfCancelled } from '../../base/errors.ts';
import type { ListChangedFiles } from '../corpus/changedFiles.ts';
import type { Encoder } from '../encoding/encoder.ts';
import { rowOf } from '../model.ts';
import type { Coverage, SearchOptions, SearchResult } from '../searchEngine.ts';
import type { IndexView } from '../store/indexView.ts';
import { type AcceptedChunks, acceptedChunks } from './acceptedChunks.ts';
import { gatherCandidates } from './gatherCandidates.ts';
import { listChunks, rankListed } from './listChunks.ts';
import type { PageRoot, RankedPlace } from './page/rankedPlace.ts';
import { showPage } from './page/showPage.ts';
import { type RankedCandidate, rankCandidates, type Ranking } from './rankCandidates.ts';
import { type Reranking, rerank } from './reranking/rerank.ts';
import { type SearchRequest, parseSearchRequest } from './searchRequest.ts';
import { type StageTimer, startStageTimer } from './stageTimer.ts';

/** One root as the search sees it. */
export interface SearchTarget extends PageRoot {
  readonly view: IndexView;
  /** What differs from a revision; asked only where a question asks. */
  readonly changedFiles: ListChangedFiles;
}

export interface SearchParts {
  readonly targets: readonly SearchTarget[];
  /** Absent when no model could be loaded: then words and names answer. */
  readonly encoder?: Encoder;
  /** Absent when it is switched off. */
  readonly reranking?: Reranking;
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
  const accepted = await acceptedChunks(parts.targets, request, signal);
  throwIfCancelled(signal);
  const question = { request, vector, tests: accepted.tests };
  const ranked =
    request.text === ''
      ? listAll(parts.targets, question, timer)
      : await rerank(
          parts.targets,
          findBest(parts.targets, question, timer),
          request,
          parts.reranking,
          signal,
        );
  timer.done('rerankMs');
  const places = ranked.map((entry) => toPlace(entry, ranked[0]?.score ?? 0));
  const hits = await showPage(parts.targets, places, request, signal);
  timer.done('pageMs');
  return {
    query,
    hits,
    coverage: withNotes(parts.coverage(), accepted.notes),
    elapsedMs: performance.now() - startedMs,
    timings: timer.timings(),
  };
}

interface Question {
  readonly request: SearchRequest;
  /** Of the request; undefined when no model is there. */
  readonly vector: Float32Array | undefined;
  /** By root, what a chunk must pass. */
  readonly tests: AcceptedChunks['tests'];
}

function findBest(
  targets: readonly SearchTarget[],
  { request, vector, tests }: Question,
  timer: StageTimer,
): Ranking {
  const roots = targets.map(({ view, folder }, rootIndex) =>
    gatherCandidates(view, rootIndex, { request, vector, accept: tests[rootIndex], folder }),
  );
  timer.done('gatherMs');
  const ranking = rankCandidates(roots, request);
  timer.done('rankMs');
  return ranking;
}

/** The query has filters only. */
function listAll(
  targets: readonly SearchTarget[],
  { request, tests }: Question,
  timer: StageTimer,
): RankedCandidate[] {
  const listed = targets.flatMap(({ view }, rootIndex) =>
    listChunks(view, rootIndex, tests[rootIndex]),
  );
  timer.done('gatherMs');
  const ranked = rankListed(listed, request.filters);
  timer.done('rankMs');
  return ranked;
}

function withNotes(coverage: Coverage, notes: readonly string[]): Coverage {
  return { ...coverage, notes: [...coverage.notes, ...notes] };
}

async function encodeQuery(
  encoder: Encoder | undefined,
  { text, sources }: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<Float32Array | undefined> {
  if (encoder === undefined || sources === 'words' || text === '') return undefined;
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
