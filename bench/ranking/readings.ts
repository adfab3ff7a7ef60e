// The material that weights of reading are fitted on: for each question with known answers, its
// ranking, and the logits of the first places.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rowOf } from '../../src/core/model.ts';
import type { PairScorer } from '../../src/core/reranking/pairScorer.ts';
import { gatherCandidates } from '../../src/core/search/gatherCandidates.ts';
import type { PageRoot } from '../../src/core/search/page/rankedPlace.ts';
import type { QueryClass } from '../../src/core/search/queryClass.ts';
import { rankCandidates, type RankedPiece } from '../../src/core/search/rankCandidates.ts';
import { rankingModel } from '../../src/core/search/rankingModel.ts';
import {
  partByReading,
  placeByReading,
  type ReadPlace,
} from '../../src/core/search/reranking/placeByReading.ts';
import { documentOf, readTexts } from '../../src/core/search/reranking/readTexts.ts';
import { scoreInTime } from '../../src/core/search/reranking/scoreInTime.ts';
import { parseSearchRequest } from '../../src/core/search/searchRequest.ts';
import { cutoff } from '../lib/metrics.ts';
import type { QuestionFacts } from './material.ts';
import { scorePage } from './rankedScore.ts';
import type { Ask } from './readMaterial.ts';

export interface Reading extends QuestionFacts {
  readonly queryClass: QueryClass;
  readonly answerCount: number;
  /** The first of the ranking, in its order. */
  readonly read: readonly ReadPlace[];
  /** What may still come on the page. */
  readonly behind: readonly RankedPiece[];
  /** The answers that a place meets, by number. */
  readonly metBy: ReadonlyMap<RankedPiece['candidate'], readonly number[]>;
  /** Milliseconds that reading took. */
  readonly elapsedMs: number;
}

/** @param depth  how many places are read */
export function askWith(scorer: PairScorer, depth: number): Ask<Reading> {
  return async ({ view, folder, encoder, acceptPath }, { text, answers, ...facts }) => {
    const request = parseSearchRequest(text, {});
    const vector = rowOf(await encoder.encode([request.text], 'query'), 0);
    const accept = acceptPath && (({ path }: { readonly path: string }) => acceptPath(path));
    const matches = gatherCandidates(view, 0, { request, vector, folder, accept });
    const { places, queryClass } = rankCandidates([matches], request);
    const startedMs = performance.now();
    const first = await readTexts([rootOf(folder)], places.slice(0, depth));
    const documents = first.map((read) => documentOf(read, (line) => scorer.countTokens(line)));
    const budget = { budgetMs: Infinity, nowMs: () => performance.now() };
    const logits = await scoreInTime(scorer, request.text, documents, budget);
    const elapsedMs = performance.now() - startedMs;
    const { read, behind: unread } = partByReading(places, first, logits);
    const behind = unread.slice(0, cutoff);
    const shown = [...read.map(({ place }) => place), ...behind].map(({ candidate }) => candidate);
    const metBy = shown.map((candidate) => {
      const met = answers.flatMap((isAnswer, number) => (isAnswer(candidate) ? [number] : []));
      return [candidate, met] as const;
    });
    return {
      ...facts,
      queryClass,
      answerCount: answers.length,
      read,
      behind,
      metBy: new Map(metBy),
      elapsedMs,
    };
  };
}

/**
 * @param weight  of a logit; 0 = as it is ranked
 * @param depth   as if only so many of the places had been read
 * @returns       NDCG@10 or reciprocal rank, 0…1
 */
export function scoreReading(reading: Reading, weight: number, depth = Infinity): number {
  const read = reading.read.slice(0, depth);
  const unread = reading.read.slice(read.length).map(({ place }) => place);
  const placed = placeByReading(read, [...unread, ...reading.behind], {
    weight,
    furtherPlace: rankingModel.furtherPlace,
  });
  const page = placed.slice(0, cutoff).map(({ candidate }) => reading.metBy.get(candidate) ?? []);
  return scorePage(reading, page);
}

function rootOf(folder: string): PageRoot {
  return {
    folder,
    readFile: async (path) => ({ text: await readFile(join(folder, path), 'utf8'), stale: false }),
  };
}
