// The façade that every host holds: panel, palette, CLI and tests. In VS Code it is a remote of
// the engine's process; elsewhere it is the engine itself. All values are plain data.

import type { Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import type { Coverage, Place } from './answer.ts';
import type { DuplicateReport } from './duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from './duplicates/duplicateOptions.ts';
import type { ChunkKind, EmbeddingMatrix, LineRange, SkippedFile, SkipReason } from './model.ts';
import type { EncoderInput } from './encoding/encoder.ts';
import type { RerankMode, Settings } from './settings.ts';

export type { Coverage, Place };

export interface Root {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Shown in front of paths when there are several roots. */
  readonly name: string;
  /** Globs of the host (`files.exclude`, `search.exclude`), besides `Settings.exclude`. */
  readonly exclude?: readonly string[];
}

export interface EngineOptions {
  readonly roots: readonly Root[];
  readonly settings: Settings;
}

export interface SearchOptions {
  /** 1…100. */
  readonly limit?: number;
  /** Globs of paths relative to the root; one that begins with `!` excludes. */
  readonly paths?: readonly string[];
  /** Language ids as in `core/chunking/languages.ts`. */
  readonly languages?: readonly string[];
  /** Absolute paths of the files in open editors, the visible ones first. */
  readonly openPaths?: readonly string[];
  /** Which sources answer, `all` unless said; one alone is for measuring and for comparing. */
  readonly sources?: SearchSources;
}

/** What to find the like of. Paths are absolute. */
export type SimilarTarget =
  /** A snippet that stands in no file: pasted, or in an editor that was never saved. */
  | { readonly type: 'text'; readonly text: string; readonly language?: string }
  /** A selection. */
  | { readonly type: 'lines'; readonly path: string; readonly lines: LineRange }
  /** The innermost indexed piece, a symbol as a rule, at a line, 1-based. */
  | { readonly type: 'position'; readonly path: string; readonly line: number }
  | { readonly type: 'file'; readonly path: string };

export type SimilarOptions = Pick<SearchOptions, 'limit' | 'paths' | 'languages'>;

/** Words and names, vectors, or both. */
export const searchSources = ['all', 'words', 'meaning'] as const;
export type SearchSources = (typeof searchSources)[number];

/** One named part of a hit's place in the list. */
export interface Reason {
  readonly feature: string;
  readonly value: number;
  /** What it adds to the score, or takes off. */
  readonly contribution: number;
  /** For a person: `matches "parse", "date"`. */
  readonly label: string;
}

export interface Snippet {
  readonly startLine: number;
  readonly lines: readonly string[];
  /** Matching words: `line` is an index into `lines`, [start, end) are UTF-16 units within it. */
  readonly marks: readonly {
    readonly line: number;
    readonly start: number;
    readonly end: number;
  }[];
  /** True when the file has changed since it was indexed: the lines may have moved. */
  readonly stale: boolean;
}

export interface Hit extends Place {
  readonly language: string;
  /** 1-based, within `lines`: where to look first. */
  readonly bestLine: number;
  readonly kind: ChunkKind;
  readonly symbol?: string;
  readonly heading?: string;
  /** Cosine, −1…1; absent when the chunk has no vector yet. */
  readonly similarity?: number;
  /** Orders this list only. */
  readonly score: number;
  /** 0…1, the score against the best that the list could hold; for a bar. */
  readonly relevance: number;
  readonly reasons: readonly Reason[];
  /** Near-identical places that the hit stands for, best first. */
  readonly alike: readonly Place[];
  readonly snippet?: Snippet;
}

export interface SearchResult {
  /** As it was asked; of a comparison, what was compared: `parseDate in src/date.ts:12–40`. */
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly coverage: Coverage;
  readonly elapsedMs: number;
  /** Where the time went; absent where nobody measured. */
  readonly timings?: SearchTimings;
}

/** The stages of a search: read the question, encode it, gather candidates, rank, rerank, show. */
export interface SearchTimings {
  readonly parseMs: number;
  readonly encodeMs: number;
  readonly gatherMs: number;
  readonly rankMs: number;
  readonly rerankMs: number;
  readonly pageMs: number;
}

export type RootState =
  | { readonly type: 'idle' }
  | { readonly type: 'waiting'; readonly holder: string }
  | { readonly type: 'scanning'; readonly filesSeen: number }
  | { readonly type: 'indexing'; readonly filesDone: number; readonly filesTotal: number }
  | { readonly type: 'encoding'; readonly chunksDone: number; readonly chunksTotal: number }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

export interface RootStatus {
  readonly folder: string;
  readonly name: string;
  readonly state: RootState;
  readonly files: number;
  readonly pendingFiles: number;
  readonly chunks: number;
  readonly embeddedChunks: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  readonly indexPath: string;
  readonly sizeBytes: number;
  readonly completedMs?: number;
}

export interface EngineStatus {
  /** `restarting` and `stopped` come from the host's side of the process border. */
  readonly state:
    'starting' | 'ready' | 'indexing' | 'paused' | 'failed' | 'restarting' | 'stopped';
  readonly roots: readonly RootStatus[];
  readonly model: string;
  readonly device: string;
  /** `exact` or `hnsw`. */
  readonly vectorSearch: string;
  /** As it is set, where it is not `off`. */
  readonly rerank?: RerankMode;
  /** What is degraded and what to do, one sentence each. */
  readonly notices: readonly string[];
}

export interface IndexReport {
  readonly filesAdded: number;
  readonly filesChanged: number;
  readonly filesRemoved: number;
  readonly filesUnchanged: number;
  readonly chunksEncoded: number;
  readonly chunksReused: number;
  readonly skipped: readonly SkippedFile[];
  readonly elapsedMs: number;
}

export interface SearchEngine extends Disposable {
  readonly onStatus: Event<EngineStatus>;
  status(): Promise<EngineStatus>;
  /** Brings the index up to date with the disk. @throws CancelledError */
  index(options?: { readonly rebuild?: boolean }, signal?: AbortSignal): Promise<IndexReport>;
  /**
   * Brings single files or folders up to date: saved, created, deleted or renamed.
   *
   * @param paths  absolute paths
   */
  update(paths: readonly string[], signal?: AbortSignal): Promise<IndexReport>;
  /**
   * @throws EngineError `bad-query` for an empty or over-long query, `bad-option`
   * @throws CancelledError
   */
  search(query: string, options?: SearchOptions, signal?: AbortSignal): Promise<SearchResult>;
  /**
   * What reads like a place or a text: most alike first, near copies each on their own, and the
   * place itself left out.
   *
   * @throws EngineError `bad-query` for an empty or over-long text, `bad-option`, `not-indexed`
   *   for a file that is not in the index or lies outside of the roots
   * @throws CancelledError
   */
  findSimilar(
    target: SimilarTarget,
    options?: SimilarOptions,
    signal?: AbortSignal,
  ): Promise<SearchResult>;
  /**
   * What says the same thing in more than one place. What has not changed since the last call is
   * not compared again.
   *
   * @throws EngineError `bad-option`; `not-indexed` for a scope that is not in the index or lies
   *   outside of the roots
   * @throws CancelledError
   */
  findDuplicates(options?: DuplicateOptions, signal?: AbortSignal): Promise<DuplicateReport>;
  /**
   * An editor as it is on the screen, not saved: searched in place of the file on disk, and never
   * stored. Ignored files stay ignored. Resolves when meaning finds it, too.
   *
   * @param path  absolute; a path outside of the roots is passed over
   * @param text  undefined when it was saved or closed: the disk counts again
   */
  setBuffer(path: string, text: string | undefined): Promise<void>;
  encode(
    texts: readonly string[],
    input: EncoderInput,
    signal?: AbortSignal,
  ): Promise<EmbeddingMatrix>;
  /** Indexing stops after the batch in hand; searching goes on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Deletes the index of every root. */
  clear(): Promise<void>;
}
