// A `SearchEngine` without files and without time: what it answers is given, and when it
// answers is decided by the test.

import { CancelledError, throwIfCancelled } from '../../src/base/errors.ts';
import { Emitter } from '../../src/base/event.ts';
import type {
  DuplicateCluster,
  DuplicateMember,
  DuplicateReport,
} from '../../src/core/duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from '../../src/core/duplicates/duplicateOptions.ts';
import type {
  EngineStatus,
  Hit,
  IndexReport,
  SearchEngine,
  SearchResult,
} from '../../src/core/searchEngine.ts';
import { mergeReports } from '../../src/engine/mergeReports.ts';

export interface FakeEngine extends SearchEngine {
  /** Every call in order, `search:parse date`. */
  readonly calls: readonly string[];
  readonly isDisposed: boolean;
  announce(status: EngineStatus): void;
  /** Searches wait from now on, until they are released or cancelled. */
  holdSearches(): void;
  releaseSearches(): void;
}

export interface FakeEngineOptions {
  readonly answer?: (query: string) => readonly Hit[];
  readonly status?: EngineStatus;
  readonly duplicates?: (options: DuplicateOptions) => readonly DuplicateCluster[];
}

export const fakeReport: IndexReport = mergeReports([]);

export function fakeStatus(status: Partial<EngineStatus> = {}): EngineStatus {
  const roots = [fakeRoot()];
  return {
    state: 'ready',
    roots,
    model: 'fake',
    device: 'CPU, 1 thread',
    vectorSearch: 'exact',
    notices: [],
    ...status,
  };
}

export function fakeRoot(
  root: Partial<EngineStatus['roots'][number]> = {},
): EngineStatus['roots'][number] {
  return {
    folder: '/work space',
    name: 'space',
    state: { type: 'idle' },
    files: 12,
    pendingFiles: 0,
    chunks: 40,
    embeddedChunks: 40,
    skipped: {},
    indexPath: '/cache/index',
    sizeBytes: 1,
    ...root,
  };
}

export function fakeMember(member: Partial<DuplicateMember> = {}): DuplicateMember {
  return {
    root: '/work space',
    path: 'src/session.ts',
    lines: { start: 10, end: 20 },
    language: 'typescript',
    kind: 'function',
    symbol: 'Session.send',
    isTest: false,
    contentId: 'content',
    ...member,
  };
}

export function fakeCluster(cluster: Partial<DuplicateCluster> = {}): DuplicateCluster {
  return {
    id: 'cluster',
    cloneType: 2,
    content: 'code',
    similarity: 0.9,
    lines: 11,
    savedLines: 9.9,
    members: [fakeMember(), fakeMember({ path: 'src/other.ts' })],
    ...cluster,
  };
}

export function fakeDuplicateReport(clusters: readonly DuplicateCluster[] = []): DuplicateReport {
  return {
    clusters,
    totalLines: 1_000,
    duplicatedLines: clusters.reduce((sum, { lines }) => sum + lines, 0),
    leftOut: [],
    coverage: { filesTotal: 12, filesPending: 0, complete: true, notes: [] },
    elapsedMs: 1,
  };
}

export function fakeHit(hit: Partial<Hit> = {}): Hit {
  return {
    root: '/work space',
    path: 'src/session.ts',
    language: 'typescript',
    lines: { start: 10, end: 20 },
    bestLine: 10,
    kind: 'function',
    symbol: 'Session.send',
    score: 1,
    relevance: 0.8,
    reasons: [],
    alike: [],
    ...hit,
  };
}

/** A hit in text that defines nothing. */
export function fakeSection(hit: Partial<Hit> = {}): Hit {
  const { symbol, ...rest } = fakeHit(hit);
  return symbol === undefined ? rest : { ...rest, kind: 'section' };
}

export function createFakeEngine(options: FakeEngineOptions = {}): FakeEngine {
  const statusEmitter = new Emitter<EngineStatus>();
  const calls: string[] = [];
  const waiting: (() => void)[] = [];
  let status = options.status ?? fakeStatus();
  let isHolding = false;
  let isDisposed = false;

  const turn = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new CancelledError());
      });
      if (isHolding) waiting.push(resolve);
      else resolve();
    });

  const answerTo = (query: string): SearchResult => ({
    query,
    hits: options.answer?.(query) ?? [],
    coverage: { filesTotal: 12, filesPending: 0, complete: true, notes: [] },
    elapsedMs: 1,
  });

  return {
    calls,
    get isDisposed() {
      return isDisposed;
    },
    onStatus: statusEmitter.event,
    announce(next) {
      status = next;
      statusEmitter.fire(next);
    },
    holdSearches() {
      isHolding = true;
    },
    releaseSearches() {
      isHolding = false;
      for (const release of waiting.splice(0)) release();
    },
    status: () => Promise.resolve(status),
    index(indexOptions, signal) {
      throwIfCancelled(signal);
      calls.push(indexOptions?.rebuild === true ? 'rebuild' : 'index');
      return Promise.resolve(fakeReport);
    },
    update(paths) {
      calls.push(`update:${paths.join(',')}`);
      return Promise.resolve(fakeReport);
    },
    async search(query, _searchOptions, signal): Promise<SearchResult> {
      throwIfCancelled(signal);
      calls.push(`search:${query}`);
      await turn(signal);
      throwIfCancelled(signal);
      return answerTo(query);
    },
    async findSimilar(target, _similarOptions, signal): Promise<SearchResult> {
      throwIfCancelled(signal);
      const query = target.type === 'text' ? target.text : target.path;
      calls.push(`findSimilar:${target.type}:${query}`);
      await turn(signal);
      throwIfCancelled(signal);
      return answerTo(query);
    },
    async findDuplicates(duplicateOptions, signal): Promise<DuplicateReport> {
      throwIfCancelled(signal);
      calls.push(`findDuplicates:${duplicateOptions?.scope?.type ?? 'workspace'}`);
      await turn(signal);
      throwIfCancelled(signal);
      return fakeDuplicateReport(options.duplicates?.(duplicateOptions ?? {}) ?? []);
    },
    setBuffer(path, text) {
      calls.push(`setBuffer:${path}:${text ?? 'undefined'}`);
      return Promise.resolve();
    },
    encode: () => Promise.resolve({ data: new Float32Array(), rows: 0, dimension: 1 }),
    pause() {
      calls.push('pause');
      return Promise.resolve();
    },
    resume() {
      calls.push('resume');
      return Promise.resolve();
    },
    clear() {
      calls.push('clear');
      return Promise.resolve();
    },
    dispose() {
      isDisposed = true;
      statusEmitter.dispose();
    },
  };
}
