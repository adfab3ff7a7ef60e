// Every option of the engine with its default, in one place. `package.json` and the CLI's
// flags offer the same ones; a test compares the three.

/** When first places are read together with the question, and put in a new order. */
export const rerankModes = ['off', 'auto', 'always'] as const;
export type RerankMode = (typeof rerankModes)[number];

export interface Settings {
  /** Name of an embedded model, or the path of a folder in sentence-transformers layout. */
  readonly model: string;
  /** Where indexes are kept; empty = the user's cache folder. */
  readonly indexLocation: string;
  /** Globs, relative to a root, that are left out besides the ignore files. */
  readonly exclude: readonly string[];
  /** Obey .gitignore, .git/info/exclude and the user's global excludes. */
  readonly useGitIgnore: boolean;
  readonly maxFileSizeKB: number;
  /** Threads of the encoder; 0 = half of the cores, at least one. */
  readonly maxThreads: number;
  /** From this many vectors on, the HNSW graph answers instead of the exact scan. */
  readonly hnswThreshold: number;
  /** `auto`: within a time budget, for the kinds of questions that gain by it. */
  readonly rerank: RerankMode;
}

export const defaultSettings: Settings = {
  model: 'kindred-sbert',
  indexLocation: '',
  exclude: [],
  useGitIgnore: true,
  maxFileSizeKB: 1024,
  maxThreads: 0,
  hnswThreshold: 5_000,
  rerank: 'off',
};
