// Finds duplicates over the roots of an engine and remembers what it compared: files → pairs by
// their tokens and by their meaning → rules → clusters → what was asked for.

import type { Disposable } from '../../base/disposable.ts';
import { EngineError, throwIfCancelled } from '../../base/errors.ts';
import { counted, formatCount } from '../../base/formatCount.ts';
import { listAllChanged } from '../corpus/changedFiles.ts';
import type { SearchParts, SearchTarget } from '../search/search.ts';
import { bySavedLines, ClusterReporter, type ToldCluster } from './clusterReport.ts';
import { ClusterMemories } from './clusterMemories.ts';
import { ComparedFiles, type ComparedPairs } from './comparedFiles.ts';
import type { DuplicateReport } from './duplicateCluster.ts';
import { duplicatedLinesOf, totalLinesOf } from './duplicatedLines.ts';
import {
  compileFileFilter,
  compilePairFilter,
  compileScope,
  type LocatedScope,
} from './duplicateFilters.ts';
import { type DuplicateOptions, readDuplicateOptions } from './duplicateOptions.ts';
import { allFiles, fileAt, type Followed } from './followedFiles.ts';
import { withoutIgnored } from './ignoredClusters.ts';
import { type OpenBlockScorer, OptionalBlockScorer } from './semantic/optionalBlockScorer.ts';
import type { MeaningCoverage } from './semantic/semanticDetector.ts';

type Options = Required<DuplicateOptions>;

export class DuplicateFinder implements Disposable {
  readonly #files = new ComparedFiles();
  readonly #clusters = new ClusterMemories();
  readonly #reporter = new ClusterReporter();
  readonly #scorer: OptionalBlockScorer;
  /** One look after the other: the second finds what the first has compared. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(openScorer: OpenBlockScorer) {
    this.#scorer = new OptionalBlockScorer(openScorer);
  }

  /**
   * @param scope  of the options, with paths relative to their roots
   * @throws EngineError `bad-option`, `not-indexed`
   * @throws CancelledError
   */
  async find(
    parts: SearchParts,
    options: DuplicateOptions,
    scope: LocatedScope,
    signal?: AbortSignal,
  ): Promise<DuplicateReport> {
    const read = readDuplicateOptions(options);
    const found = this.#queue
      .then(() => this.#find(parts, read, scope, signal))
      .finally(() => {
        this.#files.texts.tokens.rest();
      });
    this.#queue = found.catch(() => undefined); // the caller has the error
    return found;
  }

  dispose(): void {
    this.#scorer.dispose();
  }

  async #find(
    parts: SearchParts,
    options: Options,
    scope: LocatedScope,
    signal: AbortSignal | undefined,
  ): Promise<DuplicateReport> {
    const startedMs = performance.now();
    throwIfCancelled(signal);
    const passes = compileFileFilter(options);
    checkScope(this.#files.follow(parts.targets), scope);
    const changed = scope.type === 'changed' ? await changedPaths(parts, scope.since, signal) : [];
    const compared = await this.#scorer.use(dimensionOf(parts.targets), (scorer) =>
      this.#files.compare(options.minLines, scorer, signal),
    );
    const inScope = compileScope(scope, changed);
    const memory = this.#clusters.of(options, compilePairFilter(options, passes));
    const found = await memory.update(compared.pairs, signal);
    const clusters = found.filter(({ members }) => members.some(inScope));
    const { texts } = this.#files;
    const folders = parts.targets.map(({ folder }) => folder);
    const reported = {
      folders,
      tokens: texts.tokens,
      inScope: scope.type === 'everything' ? undefined : inScope,
    };
    const described = await this.#reporter.describe(clusters, reported, signal);
    const told = withoutIgnored(described, options.ignores);
    return {
      ...this.#report(told.clusters),
      totalLines: totalLinesOf(filesThat(compared.followed, passes), texts),
      leftOut: [...compared.leftOut, ...told.leftOut],
      coverage: this.#coverage(parts, compared),
      elapsedMs: performance.now() - startedMs,
    };
  }

  #report(clusters: readonly ToldCluster[]): Pick<DuplicateReport, 'clusters' | 'duplicatedLines'> {
    const sorted = clusters.toSorted(bySavedLines);
    return {
      clusters: sorted.map(({ cluster }) => cluster),
      duplicatedLines: duplicatedLinesOf(sorted, this.#files.texts),
    };
  }

  #coverage(parts: SearchParts, { coverage }: ComparedPairs): DuplicateReport['coverage'] {
    const known = parts.coverage();
    const notes = [...meaningNotes(coverage, parts.encoder !== undefined), ...this.#scorer.notes];
    return { ...known, notes: [...known.notes, ...notes] };
  }
}

function* filesThat(
  followed: Followed,
  passes: ReturnType<typeof compileFileFilter>,
): Generator<Parameters<typeof passes>[0]> {
  for (const { source } of allFiles(followed)) if (passes(source)) yield source;
}

/** @throws EngineError `not-indexed` */
function checkScope(followed: Followed, scope: LocatedScope): void {
  if (scope.type === 'file') {
    const { rootIndex, path } = scope.file;
    if (fileAt(followed, rootIndex, path) !== undefined) return;
    throw new EngineError(
      'not-indexed',
      `${path} is not in the index: it may be ignored, or not read yet.`,
    );
  }
  if (scope.type !== 'folders') return;
  const inScope = compileScope(scope, []);
  for (const { source } of allFiles(followed)) {
    if (inScope({ file: source, lines: { start: 1, end: 1 } })) return;
  }
  throw new EngineError('not-indexed', 'The index holds no file of this folder.');
}

/** To the port it is a question that cannot be answered; here it is an option. */
async function changedPaths(
  { targets }: SearchParts,
  since: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly ReadonlySet<string>[]> {
  try {
    return await listAllChanged(targets, since, signal);
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'bad-query')) throw error;
    throw new EngineError('bad-option', error.message, error);
  }
}

function dimensionOf(targets: readonly SearchTarget[]): number {
  return targets[0]?.view.dimension ?? 1;
}

function meaningNotes({ places, embedded }: MeaningCoverage, hasEncoder: boolean): string[] {
  if (embedded === places) return [];
  const rest = hasEncoder
    ? 'the others wait for their vectors.'
    : 'without a model, the others are looked at for copies only.';
  const compared = `${formatCount(embedded)} of ${counted(places, 'place')}`;
  return [`Meaning is compared for ${compared}; ${rest}`];
}
