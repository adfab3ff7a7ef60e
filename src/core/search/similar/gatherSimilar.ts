// Brings up what may be like the subject: the nearest vectors of each of its pieces, and the
// chunks that hold most of its words. Filters apply before the best are taken.

import { overlaps } from '../../lineRange.ts';
import type { Chunk } from '../../model.ts';
import type { IndexView } from '../../store/indexView.ts';
import {
  acceptSlot,
  bestSlots,
  nearestSlots,
  type SlotFilter,
  type SlotScores,
} from '../gatherCandidates.ts';
import { compileChunkFilter } from '../query/chunkFilter.ts';
import type { SearchFilters } from '../searchRequest.ts';
import type { Subject } from './subject.ts';
import { slotsOfPath } from './viewChunks.ts';
import { tellingWords } from './wordOverlap.ts';

export interface SimilarCandidate {
  readonly chunk: Chunk;
  readonly rootIndex: number;
  /** Cosine with the nearest piece, −1…1; undefined without an encoder or without a vector. */
  readonly similarity: number | undefined;
  /** BM25 of the subject's words, against the best of the root, 0…1. */
  readonly wordScore: number;
}

export interface GatherSimilarParts {
  readonly targets: readonly { readonly view: IndexView }[];
}

/** Candidates of one piece, and of the words. */
const depth = 100;
/** Only the options filter here, and none of them asks for changes. */
const noChanges: ReadonlySet<string> = new Set();
/** BM25 gives rare words their weight; more than this only makes it slower. */
const maxWords = 200;

/** @param vectors  unit rows of the subject's pieces; empty without an encoder */
export function gatherSimilar(
  { targets }: GatherSimilarParts,
  { filters }: SearchFilters,
  subject: Subject,
  vectors: readonly Float32Array[],
): SimilarCandidate[] {
  const words = new Set(subject.pieces.flatMap(({ text }) => [...tellingWords(text)]));
  const wanted = [...words].slice(0, maxWords);
  const accept = compileChunkFilter(filters, noChanges);
  return targets.flatMap(({ view }, rootIndex) => {
    const accepts = acceptSlot(view, accept);
    const own = ownSlots(view, rootIndex, subject);
    const scores = wordScores(view, wanted);
    const slots = new Set([
      ...vectors.flatMap((vector) => nearestSlots(view, vector, depth + own.size, accepts)),
      ...bestSlots(scores, depth, besides(own, accepts)),
    ]);
    return [...slots].flatMap((slot): SimilarCandidate[] => {
      const chunk = own.has(slot) ? undefined : view.chunks.chunkAt(slot);
      if (chunk === undefined) return [];
      const similarity = bestSimilarity(view, chunk, vectors);
      return [{ chunk, rootIndex, similarity, wordScore: scores.scoreOf(slot) }];
    });
  });
}

/** The subject itself: its file, or what overlaps its lines there. */
function ownSlots(view: IndexView, rootIndex: number, { own }: Subject): ReadonlySet<number> {
  if (own?.rootIndex !== rootIndex) return new Set();
  const { lines } = own;
  const isOwn = (slot: number): boolean => {
    const chunk = view.chunks.chunkAt(slot);
    return lines === undefined || (chunk !== undefined && overlaps(chunk.lines, lines));
  };
  return new Set(slotsOfPath(view.chunks, own.path).filter(isOwn));
}

function besides(own: ReadonlySet<number>, accepts: SlotFilter | undefined): SlotFilter {
  return (slot) => !own.has(slot) && accepts?.(slot) !== false;
}

/** By slot, 0…1. */
function wordScores(view: IndexView, words: readonly string[]): SlotScores {
  const terms = [...view.store.termsOf(words).values()];
  const { bm25, holders } = view.words.score(terms.map((term) => [term]));
  const best = holders.reduce((top, slot) => Math.max(top, bm25[slot] ?? 0), 0);
  return { holders, scoreOf: (slot) => (best === 0 ? 0 : (bm25[slot] ?? 0) / best) };
}

function bestSimilarity(
  view: IndexView,
  { key }: Chunk,
  vectors: readonly Float32Array[],
): number | undefined {
  const known = vectors.flatMap((vector) => view.similarityOf(key, vector) ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}
