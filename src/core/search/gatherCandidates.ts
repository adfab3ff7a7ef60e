// Asks every source of a root: words, stems, names of symbols, names of files, and vectors, each
// with the filters applied before its best are taken. What any of them brings is a candidate.

import { topIds, TopK } from '../../base/topK.ts';
import type { Chunk } from '../model.ts';
import { stemsOf } from '../store/fileNames.ts';
import type { IndexView } from '../store/indexView.ts';
import { rarityOf, type WordScores } from '../store/wordIndex.ts';
import type { Candidate, RootMatches } from './candidate.ts';
import { type QueryWords, resolveQueryWords } from './queryWords.ts';
import type { SearchRequest } from './searchRequest.ts';

/**
 * Candidates of one source and root: deep enough that the right place is nearly always there. With
 * 80 to 150 the benchmark is answered equally well, with 60 worse by 0.002.
 */
const depth = 100;
/** Files that are called like the query, and symbols that are. */
const namedDepth = 40;

/** The names of a root's folder and of those above it are what its project is called. */
const projectDepth = 3;
const ownNameShare = 0.3;

export interface GatherOptions {
  readonly request: SearchRequest;
  /** Of the query; undefined when no model is there. */
  readonly vector: Float32Array | undefined;
  /** Undefined when everything is wanted. */
  readonly accept: ((chunk: Chunk) => boolean) | undefined;
  /** Absolute path of the root: what a project is called says nothing about a part of it. */
  readonly folder: string;
}

export function gatherCandidates(
  view: IndexView,
  rootIndex: number,
  { request, vector, accept, folder }: GatherOptions,
): RootMatches {
  const words = resolveQueryWords(view.store, request.terms);
  const exact = view.words.score(words.words);
  const stems = view.words.score(words.stems);
  const accepts = acceptSlot(view, accept);
  const exactPlaces = placesOf(bestSlots(byWords(exact), depth, accepts));
  const stemPlaces = placesOf(bestSlots(byWords(stems), depth, accepts));
  const meaningPlaces = placesOf(nearestSlots(view, vector, depth, accepts));
  const slots = new Set([
    ...exactPlaces.keys(),
    ...stemPlaces.keys(),
    ...meaningPlaces.keys(),
    ...bestSlots(byNames(stems, words), namedDepth, accepts),
    ...slotsOfNamedFiles(view, words, stems, accepts),
  ]);
  const toCandidate = (slot: number): Candidate[] => {
    const chunk = view.chunks.chunkAt(slot);
    const file = view.chunks.fileOf(slot);
    if (chunk === undefined || file === undefined) return [];
    return [
      {
        chunk,
        file,
        rootIndex,
        slot,
        exactPlace: exactPlaces.get(slot),
        stemPlace: stemPlaces.get(slot),
        meaningPlace: meaningPlaces.get(slot),
        exactScore: exact.bm25[slot] ?? 0,
        stemScore: stems.bm25[slot] ?? 0,
        held: stems.held[slot] ?? 0,
        named: stems.named[slot] ?? 0,
        similarity: vector && view.similarityOf(chunk.key, vector),
      },
    ];
  };
  return {
    view,
    folder: folder.replaceAll('\\', '/'),
    candidates: [...slots].flatMap(toCandidate),
    stemScores: stems,
    ...weighStems(view, words.ownStems, stems, folder),
  };
}

/** What the project itself is called says little about a part of it. */
function weighStems(
  view: IndexView,
  ownStems: readonly string[],
  { rarity }: WordScores,
  folder: string,
): Pick<RootMatches, 'rarity' | 'pathStems'> {
  const project = stemsOf(folder.split(/[/\\]/).slice(-projectDepth).join('/'));
  const share = (stem: string): number => (project.has(stem) ? ownNameShare : 1);
  return {
    rarity: ownStems.map((stem, index) => (rarity[index] ?? 0) * share(stem)),
    pathStems: ownStems.map((stem) => ({ stem, rarity: view.names.rarityOf(stem) * share(stem) })),
  };
}

export type SlotFilter = (slot: number) => boolean;

export function acceptSlot(
  view: IndexView,
  accept: GatherOptions['accept'],
): SlotFilter | undefined {
  if (accept === undefined) return undefined;
  // Each of the sources asks, and most ask for the same chunks.
  const decisions = new Uint8Array(view.chunks.slots);
  return (slot) => {
    const known = decisions[slot] ?? undecided;
    if (known !== undecided) return known === accepted;
    const chunk = view.chunks.chunkAt(slot);
    const isAccepted = chunk !== undefined && accept(chunk);
    decisions[slot] = isAccepted ? accepted : refused;
    return isAccepted;
  };
}

const undecided = 0;
const accepted = 1;
const refused = 2;

/** What is known of the score of slots; those that are not named have none. */
export interface SlotScores {
  readonly holders: Uint32Array;
  /** @returns 0 for none */
  readonly scoreOf: (slot: number) => number;
}

/** @returns the slots of the best scores above 0, best first, equal ones by slot */
export function bestSlots(
  { holders, scoreOf }: SlotScores,
  limit: number,
  accepts: SlotFilter | undefined,
): number[] {
  const best = new TopK(limit);
  for (const slot of holders) {
    const score = scoreOf(slot);
    if (score > 0 && score >= best.threshold && accepts?.(slot) !== false) best.push(slot, score);
  }
  return best.toSorted().map(({ id }) => id);
}

function byWords({ holders, bm25 }: WordScores): SlotScores {
  return { holders, scoreOf: (slot) => bm25[slot] ?? 0 };
}

/** How much of the query stands in the names of symbols and headings, by rarity. */
function byNames({ holders, named, rarity }: WordScores, { ownStems }: QueryWords): SlotScores {
  const ownRarity = rarity.slice(0, ownStems.length);
  return { holders, scoreOf: (slot) => Math.fround(rarityOf(named[slot] ?? 0, ownRarity)) };
}

export function nearestSlots(
  view: IndexView,
  vector: Float32Array | undefined,
  limit: number,
  accepts: SlotFilter | undefined,
): number[] {
  if (vector === undefined) return [];
  if (accepts !== undefined) return nearestOf(view, vector, limit, accepts);
  return view.nearest(vector, limit).flatMap(({ key }) => view.chunks.slotOf(key) ?? []);
}

/** What is accepted is compared, all of it: a graph may miss the few that a filter leaves. */
function nearestOf(
  view: IndexView,
  vector: Float32Array,
  limit: number,
  accepts: SlotFilter,
): number[] {
  const { chunks } = view;
  const best = new TopK(limit);
  for (let slot = 0; slot < chunks.slots; slot++) {
    const key = accepts(slot) ? chunks.chunkAt(slot)?.key : undefined;
    if (key === undefined) continue;
    const similarity = view.similarityOf(key, vector) ?? -Infinity;
    if (similarity > -Infinity && similarity >= best.threshold) best.push(slot, similarity);
  }
  return best.toSorted().map(({ id }) => id);
}

function placesOf(slots: readonly number[]): ReadonlyMap<number, number> {
  return new Map(slots.map((slot, place) => [slot, place]));
}

/** The best chunk of each of the files whose paths explain most of the query. */
function slotsOfNamedFiles(
  view: IndexView,
  { ownStems }: QueryWords,
  stems: WordScores,
  accepts: SlotFilter | undefined,
): number[] {
  const scores = new Map<number, number>();
  for (const stem of ownStems) {
    const rarity = view.names.rarityOf(stem);
    for (const file of view.names.holding(stem)) scores.set(file, (scores.get(file) ?? 0) + rarity);
  }
  return topIds(scores, namedDepth).flatMap((file) => {
    const slots = view.chunks.slotsOfFile(file).filter((slot) => accepts?.(slot) !== false);
    const own = slots.reduce<number | undefined>(
      (top, slot) =>
        top === undefined || (stems.bm25[slot] ?? 0) > (stems.bm25[top] ?? 0) ? slot : top,
      undefined,
    );
    return own === undefined ? [] : [own];
  });
}
