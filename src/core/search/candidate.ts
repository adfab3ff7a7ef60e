// A chunk that one of the sources has brought up, with what each source said of it. Candidates
// are gathered without an early cut; only the ranking decides their order.

import type { Chunk } from '../model.ts';

/** Places are 0-based ranks in the list of one source; absent = not in that list. */
export interface Candidate {
  readonly chunk: Chunk;
  /** Index of the root it comes from. */
  readonly rootIndex: number;
  readonly exactRank?: number;
  readonly stemRank?: number;
  readonly vectorRank?: number;
  /** Cosine, −1…1; absent when the chunk has no vector yet. */
  readonly similarity?: number;
}

/** What one source brought from one root; scores compare within one source only. */
export interface SourceMatch {
  readonly chunk: Chunk;
  readonly rootIndex: number;
  readonly score: number;
}

/** The lists of the sources, over all roots. */
export interface GatheredMatches {
  readonly exact: readonly SourceMatch[];
  readonly stems: readonly SourceMatch[];
  readonly vectors: readonly SourceMatch[];
}

/** Joins the lists into one candidate per chunk. */
export function joinCandidates(matches: GatheredMatches): Candidate[] {
  const byId = new Map<string, Candidate>();
  const join = (
    list: readonly SourceMatch[],
    rankOf: (rank: number, score: number) => Partial<Candidate>,
  ): void => {
    bestFirst(list).forEach((match, rank) => {
      const id = `${String(match.rootIndex)}:${String(match.chunk.key)}`;
      const known = byId.get(id) ?? { chunk: match.chunk, rootIndex: match.rootIndex };
      byId.set(id, { ...known, ...rankOf(rank, match.score) });
    });
  };
  join(matches.exact, (exactRank) => ({ exactRank }));
  join(matches.stems, (stemRank) => ({ stemRank }));
  join(matches.vectors, (vectorRank, similarity) => ({ vectorRank, similarity }));
  return [...byId.values()];
}

function bestFirst(list: readonly SourceMatch[]): SourceMatch[] {
  return [...list].sort(
    (a, b) => b.score - a.score || a.rootIndex - b.rootIndex || a.chunk.key - b.chunk.key,
  );
}
