// A chunk that one of the sources has brought up, with what each source says of it. Candidates
// are gathered without an early cut; only the ranking decides their order.

import type { Chunk } from '../model.ts';
import type { StoredFileFacts } from '../store/indexStore.ts';
import type { IndexView } from '../store/indexView.ts';
import type { WordScores } from '../store/wordIndex.ts';

/** Places are 0-based ranks in the list of one source and root; undefined = not among its best. */
export interface Candidate {
  readonly chunk: Chunk;
  /** One object for all candidates of the file: what is known of it is kept by it. */
  readonly file: StoredFileFacts;
  /** Index of the root it comes from. */
  readonly rootIndex: number;
  readonly slot: number;
  readonly exactPlace: number | undefined;
  readonly stemPlace: number | undefined;
  readonly meaningPlace: number | undefined;
  /** BM25 of the words as written, and of their stems; 0 = holds none. */
  readonly exactScore: number;
  readonly stemScore: number;
  /** Bit g is set where the chunk, or its name, holds the query's stem g. */
  readonly held: number;
  readonly named: number;
  /** Cosine, −1…1; undefined without an encoder, and when the chunk has no vector yet. */
  readonly similarity: number | undefined;
}

/** What one root holds of the query. */
export interface RootMatches {
  readonly view: IndexView;
  /** Absolute, with `/` between the parts. */
  readonly folder: string;
  readonly candidates: readonly Candidate[];
  /** Of the query's stems, for every chunk of the root. */
  readonly stemScores: WordScores;
  /** Of the query's own stems, among the chunks, > 0; bit g of `held` is stem g. */
  readonly rarity: readonly number[];
  /** The query's own stems with their rarity among the paths. */
  readonly pathStems: readonly WeightedStem[];
}

export interface WeightedStem {
  readonly stem: string;
  /** Inverse document frequency, > 0. */
  readonly rarity: number;
}
