// Find similar, from what is pointed at to the page: resolve → encode → gather → rank → show.
// Near copies stay apart here: they are what is looked for.

import { throwIfCancelled } from '../../../base/errors.ts';
import { sliceLines } from '../../chunking/lines.ts';
import { queryTerms } from '../../lexical/queryTerms.ts';
import { rowOf } from '../../model.ts';
import type { Hit, SearchResult, SimilarOptions } from '../../searchEngine.ts';
import { weighStems } from '../page/lineMatches.ts';
import type { FileNow } from '../page/rankedPlace.ts';
import { readLines, toHit } from '../page/toHit.ts';
import type { SearchParts } from '../search.ts';
import { parseSearchFilters } from '../searchRequest.ts';
import { gatherSimilar, type SimilarCandidate } from './gatherSimilar.ts';
import { type RankedSimilar, rankSimilar, type ReadCandidate } from './rankSimilar.ts';
import { resolveSubject, type SubjectParts } from './resolveSubject.ts';
import type { SimilarQuestion, Subject } from './subject.ts';

export type SimilarParts = SearchParts & SubjectParts;

/** Candidates whose text is read and compared; more only costs reading. */
const minRead = 60;

/**
 * @throws EngineError `bad-query`, `bad-option`, `not-indexed`
 * @throws CancelledError
 */
export async function findSimilar(
  parts: SimilarParts,
  question: SimilarQuestion,
  options: SimilarOptions,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const startedMs = performance.now();
  const filters = parseSearchFilters(options);
  const subject = await resolveSubject(parts, question);
  throwIfCancelled(signal);
  const vectors = await vectorsOf(parts, subject, signal);
  throwIfCancelled(signal);
  const candidates = mostPromising(
    gatherSimilar(parts, filters, subject, vectors),
    Math.max(minRead, 2 * filters.limit),
  );
  const ranked = rankSimilar(subject, await readTexts(parts, candidates));
  throwIfCancelled(signal);
  const coverage = parts.coverage();
  return {
    query: subject.title,
    hits: ranked.slice(0, filters.limit).map((entry) => showSimilar(parts, entry)),
    coverage: { ...coverage, notes: [...subject.notes, ...coverage.notes] },
    elapsedMs: performance.now() - startedMs,
  };
}

/** Stored vectors where the piece is a chunk; the others are encoded now. */
async function vectorsOf(
  { encoder, targets }: SimilarParts,
  { pieces, own }: Subject,
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  if (encoder === undefined) return [];
  const keys = pieces.flatMap((piece) => ('key' in piece ? [piece.key] : []));
  const texts = pieces.flatMap((piece) => ('encodedText' in piece ? [piece.encodedText] : []));
  const stored = own && targets[own.rootIndex]?.view.store.vectors(keys);
  const rows = stored?.rows ?? new Float32Array(0);
  const { dimension } = encoder.model;
  const encoded = texts.length === 0 ? undefined : await encoder.encode(texts, 'document', signal);
  return [
    ...keys.flatMap((_, row) => {
      const vector = rows.subarray(row * dimension, (row + 1) * dimension);
      return vector.length === dimension ? [vector] : [];
    }),
    ...texts.flatMap((_, row) => (encoded === undefined ? [] : [rowOf(encoded, row)])),
  ];
}

function mostPromising(
  candidates: readonly SimilarCandidate[],
  count: number,
): readonly SimilarCandidate[] {
  const promise = ({ similarity, wordScore }: SimilarCandidate): number => similarity ?? wordScore;
  return [...candidates].sort((a, b) => promise(b) - promise(a)).slice(0, count);
}

interface ShownCandidate extends ReadCandidate {
  readonly file: FileNow;
}

/** A file that is gone is a ghost: it is not shown. */
async function readTexts(
  { targets }: SimilarParts,
  candidates: readonly SimilarCandidate[],
): Promise<ShownCandidate[]> {
  const files = Map.groupBy(
    candidates,
    ({ chunk, rootIndex }) => `${String(rootIndex)}:${chunk.path}`,
  );
  const read = [...files.values()].map(async (group) => {
    const [first] = group;
    if (first === undefined) return [];
    const file = await targets[first.rootIndex]?.readFile(first.chunk.path);
    if (file === undefined) return [];
    return group.map((candidate) => ({
      ...candidate,
      file,
      text: sliceLines(file.text, candidate.chunk.lines),
    }));
  });
  return (await Promise.all(read)).flat();
}

/** Nothing is marked: nearly every word of a copy would be. */
const noTerms = queryTerms('');

function showSimilar(
  { targets }: SimilarParts,
  { candidate, score, reasons }: RankedSimilar<ShownCandidate>,
): Hit {
  const { chunk, similarity, file, rootIndex } = candidate;
  const read = readLines(chunk, candidate.text, noTerms);
  return toHit(
    {
      ...read,
      root: targets[rootIndex]?.folder ?? '',
      chunk,
      similarity,
      score,
      relevance: score,
      reasons,
      alike: [],
      stale: file.stale,
    },
    noTerms,
    weighStems([read.matches]),
  );
}
