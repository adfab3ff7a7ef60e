// The retrieval benchmark on the command line of the product, as a user's machine runs it.
//
//   npm run build && npm run bench:quality -- [--repos flask,gson] [--compare]
//
// KINDRED_BENCH_DIR    the benchmark: eval.mjs, repos.json, annotations/ (not part of this repository)
// KINDRED_BENCH_REPOS  its checked-out repositories; default $KINDRED_BENCH_DIR/repos
//
// Writes bench/out/quality.json (every query) and, for a full run, bench/results/quality.json
// (the summary that is committed). --compare sets the new run beside the last one by bootstrap.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const repository = join(import.meta.dirname, '..');
const outFolder = join(import.meta.dirname, 'out');
const outFile = join(outFolder, 'quality.json');
const previousFile = join(outFolder, 'quality.previous.json');
const resultsFile = join(import.meta.dirname, 'results', 'quality.json');

const { values } = parseArgs({
  options: {
    repos: { type: 'string' },
    compare: { type: 'boolean', default: false },
    /** Further flags for the searcher, for experiments: `--searcher-flags "--model …"`. */
    'searcher-flags': { type: 'string', default: '' },
  },
});

const benchFolder = folderFrom('KINDRED_BENCH_DIR', 'the folder of the retrieval benchmark');
const reposFolder = process.env.KINDRED_BENCH_REPOS ?? join(benchFolder, 'repos');
requireExisting(join(benchFolder, 'eval.mjs'), 'KINDRED_BENCH_DIR holds no eval.mjs');
requireExisting(reposFolder, 'Set KINDRED_BENCH_REPOS to the checked-out repositories');
const cli = join(repository, 'dist', 'cli.cjs');
requireExisting(cli, 'Run "npm run build" first');

mkdirSync(outFolder, { recursive: true });
if (existsSync(outFile)) copyFileSync(outFile, previousFile);
// Each run indexes from nothing: an index of another build would answer for this one.
const indexes = join(outFolder, 'quality-indexes');
rmSync(indexes, { recursive: true, force: true });
const searcher = `'${process.execPath}' '${cli}' search --batch --index-location '${indexes}' ${values['searcher-flags']}`;
evaluate(['--repos-dir', reposFolder, '--cmd', searcher, '--out', outFile, ...selection()]);
rmSync(indexes, { recursive: true, force: true });
if (values.repos === undefined) writeResults();
if (values.compare && existsSync(previousFile)) evaluate(['--compare', previousFile, outFile]);

function evaluate(args) {
  const run = spawnSync(process.execPath, [join(benchFolder, 'eval.mjs'), ...args], {
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function selection() {
  return values.repos === undefined ? [] : ['--repos', values.repos];
}

function writeResults() {
  const { summary, repos } = JSON.parse(readFileSync(outFile, 'utf8'));
  const byRepo = Object.fromEntries(
    repos.map(({ repo, ndcg10, p50 }) => [repo, { ndcg10: round(ndcg10), p50ms: round(p50) }]),
  );
  const { ndcg10, recall10, mrr10, queries, p50_ms: p50ms } = summary;
  const results = {
    queries,
    ndcg10: round(ndcg10),
    recall10: round(recall10),
    mrr10: round(mrr10),
    p50ms: round(p50ms),
    byRepo,
  };
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}

function round(number) {
  return Math.round(number * 10_000) / 10_000;
}

function folderFrom(variable, meaning) {
  const folder = process.env[variable];
  if (folder === undefined) fail(`Set ${variable} to ${meaning}.`);
  return folder;
}

function requireExisting(path, message) {
  if (!existsSync(path)) fail(`${message}: there is no ${path}.`);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
