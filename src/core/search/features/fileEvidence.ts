// What the places of one file say together: several that match mean that the file is about the
// query.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import type { Candidate, RootMatches } from '../candidate.ts';

export interface FileEvidence {
  /** Stems that any of its chunks holds, as bits. */
  readonly held: number;
  /** Stems that stand in any of their names. */
  readonly named: number;
  readonly chunkCount: number;
  /** Stem scores of all its chunks, added, and their mean. */
  readonly sum: number;
  readonly density: number;
  /** The three best stem scores, added with falling weight. */
  readonly score: number;
  /** The best cosine; 0 when none has a vector. */
  readonly similarity: number;
}

export const noEvidence: FileEvidence = {
  held: 0,
  named: 0,
  chunkCount: 0,
  sum: 0,
  density: 0,
  score: 0,
  similarity: 0,
};

/** @returns by the file, which is one object for all candidates of a search */
export function gatherFileEvidence(
  roots: readonly RootMatches[],
): ReadonlyMap<StoredFileFacts, FileEvidence> {
  const bests = new Map<StoredFileFacts, BestOfFile>();
  for (const { candidates } of roots) {
    for (const candidate of candidates) {
      const known = bests.get(candidate.file);
      if (known === undefined) bests.set(candidate.file, firstOf(candidate));
      else follow(known, candidate);
    }
  }
  const evidence = new Map<StoredFileFacts, FileEvidence>();
  for (const [file, best] of bests) evidence.set(file, evidenceOf(file, best, roots));
  return evidence;
}

/** What is best among a file's candidates; the loop over all of them writes into it. */
interface BestOfFile {
  readonly rootIndex: number;
  /** The three best stem scores, best first. */
  first: number;
  second: number;
  third: number;
  similarity: number;
}

function firstOf({ rootIndex, stemScore, similarity = 0 }: Candidate): BestOfFile {
  return {
    rootIndex,
    first: stemScore,
    second: 0,
    third: 0,
    similarity: Math.max(0, similarity),
  };
}

function follow(best: BestOfFile, { stemScore, similarity = 0 }: Candidate): void {
  if (similarity > best.similarity) best.similarity = similarity;
  if (stemScore > best.first) {
    best.third = best.second;
    best.second = best.first;
    best.first = stemScore;
  } else if (stemScore > best.second) {
    best.third = best.second;
    best.second = stemScore;
  } else if (stemScore > best.third) {
    best.third = stemScore;
  }
}

const secondShare = 0.5;
const thirdShare = 0.25;

function evidenceOf(
  file: StoredFileFacts,
  best: BestOfFile,
  roots: readonly RootMatches[],
): FileEvidence {
  const root = roots[best.rootIndex];
  if (root === undefined) return noEvidence;
  const { stemScores } = root;
  const slots = root.view.chunks.slotsOfFile(file.id);
  let held = 0;
  let named = 0;
  let sum = 0;
  for (const slot of slots) {
    held |= stemScores.held[slot] ?? 0;
    named |= stemScores.named[slot] ?? 0;
    sum += stemScores.bm25[slot] ?? 0;
  }
  return {
    held: held >>> 0,
    named: named >>> 0,
    chunkCount: slots.length,
    sum,
    density: sum / Math.max(1, slots.length),
    score: best.first + secondShare * best.second + thirdShare * best.third,
    similarity: best.similarity,
  };
}
