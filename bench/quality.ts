// The quality of the search, measured through the engine as users have it.
//
//   npm run bench:quality -- [--repos flask,gson] [--only benchmark|sets] [--corpus source|all]
//                            [--baseline FILE] [--keep-indexes]
//                            [--model NAME] [--rerank off|auto|always]
//
// KINDRED_BENCH_DIR    the public benchmark: repos.json, annotations/ (not part of this repository)
// KINDRED_BENCH_REPOS  its checkouts; default $KINDRED_BENCH_DIR/repos
// KINDRED_SETS_DIR     the checkouts of the own sets, as bench/sets/checkOut.mjs leaves them
//
// A full run writes bench/results/quality.json and quality.md, which are committed; a part of one
// writes bench/out. Either is compared with what is committed.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rerankModes } from '../src/core/settings.ts';
import { type QuerySet, readSets } from '../test/quality/sets.ts';
import { type BenchmarkRepository, readBenchmark } from './lib/benchmark.ts';
import { corpora, measureRepository } from './lib/benchmarkRun.ts';
import {
  existing,
  folderFrom,
  MissingMaterial,
  outFolder,
  resultsFolder,
  runBench,
  scorerFolder,
} from './lib/paths.ts';
import {
  type QualityResults,
  readBaseline,
  resultsText,
  scoreTable,
} from './lib/qualityResults.ts';
import { type Measured, qualityReport } from './lib/qualityReport.ts';
import { meanOverQueries, type ScoredQuery } from './lib/scoredQuery.ts';
import { measureSet, type ScoredSetQuery } from './lib/setsRun.ts';

const { values } = parseArgs({
  options: {
    repos: { type: 'string' },
    only: { type: 'string' },
    corpus: { type: 'string' },
    baseline: { type: 'string' },
    model: { type: 'string' },
    rerank: { type: 'string' },
    'keep-indexes': { type: 'boolean', default: false },
  },
});
const names = values.repos?.split(',');
const wantedCorpora = corpora.filter((corpus) => (values.corpus ?? corpus) === corpus);
/** Undefined where it is not said, or not one that there is: see {@link checkChoices}. */
const rerank = rerankModes.find((mode) => mode === values.rerank);
const isWhole =
  names === undefined &&
  values.only === undefined &&
  values.model === undefined &&
  values.rerank === undefined &&
  wantedCorpora.length === corpora.length;
const indexes = join(outFolder, 'quality-indexes');
const asked = {
  indexLocation: indexes,
  ...(values.model === undefined ? {} : { model: values.model }),
  ...(rerank === undefined ? {} : { rerank }),
};

await runBench(main);

async function main(): Promise<void> {
  checkChoices();
  // Everything that is missing is told before the first minute is spent.
  const repositories = values.only === 'sets' ? [] : findRepositories();
  const sets = values.only === 'benchmark' ? [] : findSets();
  checkNames([...repositories, ...sets].map(({ name }) => name));
  const baseline = readBaseline(values.baseline);
  // An index of another build would answer for this one, where only the code has changed.
  if (!values['keep-indexes']) rmSync(indexes, { recursive: true, force: true });
  const measured = {
    benchmark: await measureBenchmark(repositories),
    sets: await measureSets(sets),
  };
  if (!values['keep-indexes']) rmSync(indexes, { recursive: true, force: true });
  write(measured, baseline);
}

/** @throws MissingMaterial that says what there is to choose from */
function checkChoices(): void {
  if (values.only !== undefined && values.only !== 'benchmark' && values.only !== 'sets') {
    throw new MissingMaterial(`Expected benchmark or sets for --only, got "${values.only}".`);
  }
  if (values.rerank !== rerank) {
    const modes = rerankModes.join(', ');
    throw new MissingMaterial(`Expected ${modes} for --rerank, got "${values.rerank ?? ''}".`);
  }
  // A search goes on without a scorer; a measure of it must not.
  if (rerank !== undefined && rerank !== 'off') existing(scorerFolder, 'There is no reranker');
  if (wantedCorpora.length === 0) {
    throw new MissingMaterial(`Expected source or all for --corpus, got "${values.corpus ?? ''}".`);
  }
}

function findRepositories(): BenchmarkRepository[] {
  const benchFolder = folderFrom(
    'KINDRED_BENCH_DIR',
    'the folder of the retrieval benchmark (or measure the own sets alone: --only sets)',
  );
  const reposFolder = process.env['KINDRED_BENCH_REPOS'] ?? join(benchFolder, 'repos');
  existing(reposFolder, "The benchmark's checkouts are missing, KINDRED_BENCH_REPOS names them");
  return readBenchmark(benchFolder, reposFolder, names);
}

interface CheckedOutSet {
  readonly name: string;
  readonly set: QuerySet;
  readonly folder: string;
}

function findSets(): CheckedOutSet[] {
  const checkouts = folderFrom(
    'KINDRED_SETS_DIR',
    'the checkouts of the own test sets (or measure the benchmark alone: --only benchmark)',
  );
  return readSets()
    .filter(({ name }) => names?.includes(name) ?? true)
    .map((set) => ({
      name: set.name,
      set,
      folder: existing(
        join(checkouts, set.name),
        `The set ${set.name} is not checked out, bench/sets/checkOut.mjs does that`,
      ),
    }));
}

/** @throws MissingMaterial for a name of --repos that nothing has */
function checkNames(known: readonly string[]): void {
  const unknown = names?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length === 0) return;
  throw new MissingMaterial(
    `Neither a repository of the benchmark nor a set of ours: ${unknown.join(', ')}.`,
  );
}

async function measureBenchmark(
  repositories: readonly BenchmarkRepository[],
): Promise<ScoredQuery[]> {
  const scored: ScoredQuery[] = [];
  for (const repository of repositories) {
    const own = await measureRepository(repository, wantedCorpora, asked);
    tell(repository.name, own, Object.keys(own[0]?.scores ?? {}));
    scored.push(...own);
  }
  return scored;
}

async function measureSets(sets: readonly CheckedOutSet[]): Promise<ScoredSetQuery[]> {
  const scored: ScoredSetQuery[] = [];
  for (const { name, set, folder } of sets) {
    const own = await measureSet(set, folder, asked);
    tell(name, own, ['reciprocalRank.fused', 'reciprocalRank.words', 'reciprocalRank.meaning']);
    scored.push(...own);
  }
  return scored;
}

/** One line as soon as a repository is done: a full run takes minutes. */
function tell(name: string, own: readonly ScoredQuery[], columns: readonly string[]): void {
  const figures = columns.map((column) => `${column} ${meanOverQueries(own, column).toFixed(3)}`);
  console.log(`${name.padEnd(18)} n=${String(own.length).padEnd(3)} ${figures.join('  ')}`);
}

function write(measured: Measured, baseline: QualityResults | undefined): void {
  const report = qualityReport(measured, baseline);
  const folder = isWhole ? resultsFolder : outFolder;
  const results = { benchmark: scoreTable(measured.benchmark), sets: scoreTable(measured.sets) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'quality.json'), resultsText(results));
  writeFileSync(join(folder, 'quality.md'), report);
  console.log(`\n${report}\nWritten to ${join(folder, 'quality.json')} and quality.md.`);
}
