// What the places of one file say together: several that match mean that the file is about the
// query.

import type { StoredFileFacts } from '../../store/indexStore.ts';
import type { Candidate, RootMatches } from '../candidate.ts';

export interface FileEvidence {
  /** Stems that any of its chunks holds, as bits. */
  readonly held: number;
  /** Stems that stand in any of their names. */
  readonly named: number;
  /** Stem scores of all its chunks, added, and their mean. */
  readonly sum: number;
  readonly density: number;
  /** The three best stem scores, added with falling weight. */
  readonly score: number;
  /** The best cosine; 0 when none has a vector. */
  readonly similarity: number;
}

const shares = [1, 0.5, 0.25];

/** @returns by the file, which is one object for all candidates of a search */
export function gatherFileEvidence(
  roots: readonly RootMatches[],
): ReadonlyMap<StoredFileFacts, FileEvidence> {
  const candidates = roots.flatMap((root) => root.candidates);
  const groups = Map.groupBy(candidates, ({ file }) => file);
  return new Map([...groups].map(([file, group]) => [file, evidenceOf(group, roots)]));
}

function evidenceOf(group: readonly Candidate[], roots: readonly RootMatches[]): FileEvidence {
  const first = group[0];
  const root = roots[first?.rootIndex ?? -1];
  const slots = root?.view.chunks.slotsOfFile(first?.file.id ?? -1) ?? [];
  let held = 0;
  let named = 0;
  let sum = 0;
  for (const slot of slots) {
    held |= root?.stemScores.held[slot] ?? 0;
    named |= root?.stemScores.named[slot] ?? 0;
    sum += root?.stemScores.bm25[slot] ?? 0;
  }
  const scores = group.map(({ stemScore }) => stemScore).sort((a, b) => b - a);
  const similarities = group.map(({ similarity }) => similarity ?? 0).sort((a, b) => b - a);
  return {
    held: held >>> 0,
    named: named >>> 0,
    sum,
    density: sum / Math.max(1, slots.length),
    score: shares.reduce((total, share, index) => total + share * (scores[index] ?? 0), 0),
    similarity: Math.max(0, similarities[0] ?? 0),
  };
}
