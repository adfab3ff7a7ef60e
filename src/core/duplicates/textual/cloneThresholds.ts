// TABLE of numbers that decide what counts as a clone. Each says why; the calibration on labelled
// pairs changes them here and nowhere else.

/** Sizes of what is hashed. A run of `gram + window - 1` tokens in both is found for sure. */
export interface WinnowingSizes {
  /** Tokens that are hashed together. */
  readonly gram: number;
  /** Of so many neighbouring hashes the smallest is kept. */
  readonly window: number;
}

export const cloneThresholds = {
  /**
   * Code, names set aside: shorter grams are the phrases of a language and meet everywhere. Runs
   * of 30 tokens, about four lines, are found for sure; jscpd asks for 50.
   */
  code: { gram: 20, window: 11 },
  /** Words of prose tell more each: twelve of them in a row are a sentence that was copied. */
  prose: { gram: 8, window: 5 },

  /** A fingerprint that stands in more places than this is a phrase: see `fingerprintIndex.ts`. */
  maxPlaces: 64,
  /** Runs of a pair of files that are looked at, the longest first: tables repeat without end. */
  maxRuns: 400,

  /** Tokens that a clone has at least: more than `window` above what is surely found, so that it
   * has two fingerprints in common, and a pair with one is passed over unread. jscpd takes 50. */
  minCodeTokens: 50,
  /** And a function that is the same as a whole, of types 1 and 2. */
  minSameCodeTokens: 30,
  minProseTokens: 17,
  /** A comment may be shorter, if so much of it lies in runs: the rest, short ends that no run
   * holds, is compared besides. A part of one may not. */
  minCommentTokens: 18,
  minCommentShare: 0.35,
  minCommentPartTokens: 50,

  /** Tokens between two runs that still belong together: about four changed lines. */
  maxGapTokens: 40,
  /** Of the shorter run: a short echo far away is a coincidence. */
  maxGapShare: 1,

  /** Share of a chunk's tokens that a span must cover to stand for the chunk. */
  snapShare: 0.9,

  /** Words that break the one-to-one mapping of a renamed copy: more, and it was edited. */
  maxStrayNames: 0.1,

  /** Type 2: share of tokens that are the same as written. With all names and literals changed
   * about half are left, and two pieces of that shape need not have to do with each other. */
  minRenamedSimilarity: 0.62,
  /** Long pieces do not have the same shape by chance. */
  longRenamedTokens: 150,
  minLongRenamedSimilarity: 0.5,

  /** Type 3: share of tokens in one order in both, names set aside. */
  minEditedShare: 0.7,
  /** And as they are written. */
  minEditedSimilarity: 0.67,
  /** Short pieces share brackets and keywords by nature. */
  shortEditedTokens: 80,
  minShortEditedSimilarity: 0.75,
  /** Words tell more than tokens of code do: of the labelled sections and comments that are no
   * duplicates, tables and licences set aside, none of the fitted half has half of them in common. */
  minDocsSimilarity: 0.57,
  minCommentSimilarity: 0.67,
  /** Tests of one file take the same steps; one that was copied from another has more of it. */
  minSameTestSimilarity: 0.78,
  /** Data and markup say in their literals what they say, and rows of a table share the rest. */
  minLiteralSimilarity: 0.85,

  /** Chunks compared as wholes: shared of the values below, and how much longer one may be. */
  sketchGram: 5,
  sketchSize: 24,
  minSketchShared: 4,
  maxSketchPlaces: 100,
  minSizeRatio: 0.6,
  /** Chunks that one is compared with, the most alike first. */
  maxSketchCandidates: 32,
  /** Fewer tokens look alike by nature. */
  minChunkTokens: 30,
} as const;
