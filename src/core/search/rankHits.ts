// Puts candidates in order: the fused places of the sources, raised by what the names say and
// lowered by what the path says, then spread over files. Each step leaves its reason.

import type { Reason } from '../searchEngine.ts';
import type { Candidate } from './candidate.ts';
import { definesQueried } from './features/definition.ts';
import { matchName, type NameStems, rememberedNameStems } from './features/nameMatch.ts';
import { pathPrior } from './features/pathPrior.ts';
import { fuseRanks } from './fusion.ts';
import { queryStemWeights } from './queryStemWeights.ts';
import type { SearchRequest } from './searchRequest.ts';
import { type RankingWeights, rankingWeights } from './weights.ts';

export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** @returns best first; not cut */
export function rankHits(
  candidates: readonly Candidate[],
  request: SearchRequest,
  weights: RankingWeights = rankingWeights,
): RankedCandidate[] {
  const stemWeights = queryStemWeights(request.terms.stems, candidates);
  const context = { request, weights, stemWeights, nameStems: rememberedNameStems() };
  const scored = candidates.map((candidate) => scoreCandidate(candidate, context));
  return spreadOverFiles(raiseByFile(scored, weights), weights);
}

/** What holds for all candidates of one search. */
interface ScoringContext {
  readonly request: SearchRequest;
  readonly weights: RankingWeights;
  readonly stemWeights: ReadonlyMap<string, number>;
  readonly nameStems: NameStems;
}

function scoreCandidate(candidate: Candidate, context: ScoringContext): RankedCandidate {
  const { request, weights } = context;
  const { chunk } = candidate;
  const fused = fuse(candidate, request, weights);
  const file = fileNameScore(chunk.path, context);
  const symbol = chunk.symbol === undefined ? 0 : nameScore(chunk.symbol, context);
  const definition = definesQueried(chunk.symbol, request.terms.identifiers);
  const prior = pathPrior(chunk.path, request.text);
  const boost =
    1 + weights.fileName * file + weights.symbolName * symbol + weights.definition * definition;
  const reasons: Reason[] = [
    ...fusedReasons(candidate),
    reason('file name', file, 'the file is named like the query'),
    reason('symbol name', symbol, 'the symbol is named like the query'),
    reason('definition', definition, `defines ${chunk.symbol ?? ''}`),
    reason('path', prior.factor - 1, `${prior.name} file, ranked lower`),
  ];
  return {
    candidate,
    score: fused * boost * prior.factor,
    reasons: reasons.filter(({ value }) => value !== 0),
  };
}

function fuse(candidate: Candidate, request: SearchRequest, weights: RankingWeights): number {
  // A query that is one name is answered by words; meaning only breaks ties there.
  const isSymbol = request.terms.identifiers.length > 0 && !/\s/.test(request.text);
  return fuseRanks([
    { rank: candidate.exactRank, weight: weights.exact },
    { rank: candidate.stemRank, weight: weights.stems },
    { rank: candidate.vectorRank, weight: isSymbol ? weights.vectorsForSymbols : weights.vectors },
  ]);
}

/** The file's own name counts whole, its folder's name less. */
function fileNameScore(path: string, context: ScoringContext): number {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const folder = parts.at(-2) ?? '';
  return Math.min(1, nameScore(name, context) + folderShare * nameScore(folder, context));
}

/** `index.ts` in `router/` is about the router, but less surely than `router.ts`. */
const folderShare = 0.5;

function nameScore(name: string, { stemWeights, nameStems }: ScoringContext): number {
  const { explained, used } = matchName(stemWeights, nameStems(name));
  return explained * Math.sqrt(used);
}

/** Several chunks of a file that match say that the file is about the query. */
function raiseByFile(
  ranked: readonly RankedCandidate[],
  weights: RankingWeights,
): RankedCandidate[] {
  const sums = new Map<string, number>();
  const best = new Map<string, number>();
  for (const { candidate, score } of ranked) {
    const file = fileOf(candidate);
    sums.set(file, (sums.get(file) ?? 0) + score);
    best.set(file, Math.max(best.get(file) ?? 0, score));
  }
  const maxSum = Math.max(Number.MIN_VALUE, ...sums.values());
  return ranked.map((entry) => {
    const file = fileOf(entry.candidate);
    const share = (sums.get(file) ?? 0) / maxSum;
    // Only the file's best chunk is raised: it stands for the file.
    if (entry.score !== best.get(file)) return entry;
    return {
      ...entry,
      score: entry.score * (1 + weights.fileCoherence * share),
      reasons: [...entry.reasons, reason('file', share, 'other places in this file match too')],
    };
  });
}

/** Each further chunk of a file counts less, so that one file cannot fill the page. */
function spreadOverFiles(
  ranked: readonly RankedCandidate[],
  weights: RankingWeights,
): RankedCandidate[] {
  const seen = new Map<string, number>();
  return [...ranked]
    .sort(byScore)
    .map((entry) => {
      const file = fileOf(entry.candidate);
      const before = seen.get(file) ?? 0;
      seen.set(file, before + 1);
      return { ...entry, score: entry.score * weights.furtherChunkDecay ** before };
    })
    .sort(byScore);
}

function byScore(a: RankedCandidate, b: RankedCandidate): number {
  return (
    b.score - a.score ||
    a.candidate.rootIndex - b.candidate.rootIndex ||
    a.candidate.chunk.key - b.candidate.chunk.key
  );
}

function fileOf(candidate: Candidate): string {
  return `${String(candidate.rootIndex)}:${candidate.chunk.path}`;
}

function fusedReasons(candidate: Candidate): Reason[] {
  const place = (rank: number | undefined): number => (rank === undefined ? 0 : 1 / (rank + 1));
  return [
    reason('words', place(candidate.exactRank), `words: place ${placeText(candidate.exactRank)}`),
    reason(
      'stems',
      place(candidate.stemRank),
      `word stems: place ${placeText(candidate.stemRank)}`,
    ),
    reason(
      'meaning',
      candidate.similarity ?? 0,
      `meaning: place ${placeText(candidate.vectorRank)}`,
    ),
  ];
}

function placeText(rank: number | undefined): string {
  return rank === undefined ? '–' : String(rank + 1);
}

function reason(feature: string, value: number, label: string): Reason {
  return { feature, value, label };
}
