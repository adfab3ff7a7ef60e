// How long it takes to find duplicates, by size, and after a save.
//
//   npm run bench:duplicates:speed -- [FOLDER …] [--sizes 10000,25000,50000,100000] [--threads 2]
//                                        [--write]
//
// Without folders only the join of vectors is measured, on seeded rows. With folders, their files
// are put side by side until there are so many chunks, and everything is measured: following the
// index, reading, comparing tokens and vectors, grouping. Seconds are those of the clock; those of
// the processor stand beside them, for machines that have other work. Of looks after a save, of one
// file a time, the middle one of five counts. --write puts the table of the folders into
// bench/results/duplicates-speed.md.

import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createBlockProduct } from '../../src/adapters/onnx/blockProduct.ts';
import type { DuplicateReport } from '../../src/core/duplicates/duplicateCluster.ts';
import { DuplicateFinder } from '../../src/core/duplicates/duplicateFinder.ts';
import type { SearchTarget } from '../../src/core/search/search.ts';
import { existing, resultsFolder, runBench } from '../lib/paths.ts';
import { markdownTable } from '../lib/table.ts';
import { openGrownIndex } from './grownIndex.ts';
import { measureJoin } from './joinRun.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10000,25000,50000,100000' },
    threads: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);
const threads = Number(values.threads);
/** The first ones are run by code that is not compiled yet. */
const savesOfSize = 5;

await runBench(async () => {
  if (positionals.length === 0) await measureJoins();
  else await measureFolders(positionals.map((path) => existing(resolve(path), 'No folder')));
});

async function measureJoins(): Promise<void> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const { seconds, cpuSeconds, pairs, recall } = await measureJoin(size, threads);
    const figures = [seconds.toFixed(2), cpuSeconds.toFixed(2), perTenThousand(seconds, size)];
    rows.push([String(size), ...figures, String(pairs), recall.toFixed(4)]);
  }
  const head = ['rows', 'seconds', 'of the processor', 's per 10,000', 'pairs', 'recall'];
  console.log(`Join of vectors by cells, ${String(threads)} threads\n`);
  console.log(markdownTable(head, rows));
}

async function measureFolders(folders: readonly string[]): Promise<void> {
  const index = await openGrownIndex(folders);
  const rows: string[][] = [];
  try {
    for (const size of sizes) {
      const chunks = await index.growTo(size);
      rows.push([String(chunks), ...(await measureFinder(index))]);
      console.log(rows.at(-1)?.join('  '));
      if (chunks < size) break; // there are no more files
    }
  } finally {
    index.dispose();
  }
  const first = ['seconds', 'of the processor', 's per 10,000', 'clusters'];
  const later = ['again, ms', 'of the processor', 'after a save, ms', 'of the processor'];
  const table = markdownTable(['chunks', ...first, ...later, 'MiB'], rows);
  console.log(`\n${table}`);
  if (values.write) writeFileSync(join(resultsFolder, 'duplicates-speed.md'), reportOf(table));
}

function reportOf(table: string): string {
  const machine = `${String(cpus().length)} cores, ${cpus()[0]?.model ?? 'unknown'}`;
  return `# How long it takes to find duplicates

Written by \`npm run bench:duplicates:speed -- FOLDER … --write\`: real folders side by side, vectors of
hashed words, everything asked for. ${machine}. Where the processor's seconds are fewer than those of
the clock, the machine had other work, too.

${table}
`;
}

async function measureFinder(index: Awaited<ReturnType<typeof openGrownIndex>>): Promise<string[]> {
  const finder = new DuplicateFinder((dimension) => createBlockProduct({ dimension, threads }));
  try {
    const first = await timed(() => find(finder, index.target));
    const again = await timed(() => find(finder, index.target));
    const saves: Timed[] = [];
    for (let save = 0; save < savesOfSize; save++) {
      await index.save();
      saves.push(await timed(() => find(finder, index.target)));
    }
    const saved = saves.sort((a, b) => a.cpuMs - b.cpuMs)[savesOfSize >> 1] ?? again;
    return [
      (first.ms / 1_000).toFixed(2),
      (first.cpuMs / 1_000).toFixed(2),
      perTenThousand(first.ms / 1_000, index.target.view.chunks.size),
      String(first.result.clusters.length),
      ...[again.ms, again.cpuMs, saved.ms, saved.cpuMs].map((ms) => ms.toFixed(0)),
      (process.memoryUsage().rss / 2 ** 20).toFixed(0),
    ];
  } finally {
    finder.dispose();
  }
}

function find(finder: DuplicateFinder, target: SearchTarget): Promise<DuplicateReport> {
  const coverage = { filesTotal: 0, filesPending: 0, complete: true, notes: [] };
  const parts = { targets: [target], coverage: () => coverage };
  return finder.find(parts, {}, { type: 'everything' });
}

interface Timed {
  readonly result: DuplicateReport;
  readonly ms: number;
  /** Of the processor, all threads together. */
  readonly cpuMs: number;
}

async function timed(work: () => Promise<DuplicateReport>): Promise<Timed> {
  const before = process.cpuUsage();
  const startedMs = performance.now();
  const result = await work();
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  return { result, ms, cpuMs: (user + system) / 1_000 };
}

function perTenThousand(seconds: number, size: number): string {
  return ((seconds / size) * 10_000).toFixed(3);
}
