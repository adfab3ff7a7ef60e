// The engine's time to answer on real folders, warm, the encoding of the question included.
//
//   npm run bench:latency -- FOLDER … [--join] [--limit 20] [--index-location DIR] [--write]
//
// --join searches all folders as one, side by side in one index: that is how 100,000 chunks come
// together. --index-location keeps the indexes for the next run. --write puts the tables into
// bench/results/latency.md.

import { existsSync, mkdirSync, mkdtempSync, rmSync, cpSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureLatency, latencyQueries } from './lib/latencyRun.ts';
import { openFolder } from './lib/openedFolder.ts';
import { existing, MissingMaterial, resultsFolder, runBench } from './lib/paths.ts';
import { markdownTable } from './lib/table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    join: { type: 'boolean', default: false },
    limit: { type: 'string', default: '20' },
    'index-location': { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

await runBench(main);

async function main(): Promise<void> {
  if (positionals.length === 0) {
    throw new MissingMaterial(
      'Name at least one folder: npm run bench:latency -- FOLDER … [--join]',
    );
  }
  const folders = positionals.map((path) => existing(resolve(path), 'The folder is missing'));
  const work = mkdtempSync(join(tmpdir(), 'kindred-latency-'));
  const kept = values['index-location'];
  try {
    const measured = values.join ? [joinFolders(folders, kept ?? work)] : folders;
    const tables: string[] = [];
    for (const folder of measured) {
      tables.push(await measureFolder(folder, join(kept ?? work, 'indexes')));
      console.log(tables.at(-1));
    }
    if (values.write) writeTables(tables);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Copies the folders beside each other; what is there already stays. */
function joinFolders(folders: readonly string[], into: string): string {
  const joined = join(resolve(into), 'joined');
  mkdirSync(joined, { recursive: true });
  for (const folder of folders) {
    const target = join(joined, basename(folder));
    if (!existsSync(target)) cpSync(folder, target, { recursive: true, verbatimSymlinks: true });
  }
  return joined;
}

async function measureFolder(folder: string, indexLocation: string): Promise<string> {
  const startedMs = performance.now();
  const engine = await openFolder({ folder, indexLocation: resolve(indexLocation) });
  const openedMs = performance.now() - startedMs;
  try {
    const queries = latencyQueries();
    const rows = await measureLatency(engine, queries, Number(values.limit));
    const { roots, vectorSearch } = await engine.status();
    const { files, chunks, embeddedChunks } = roots[0] ?? {
      files: 0,
      chunks: 0,
      embeddedChunks: 0,
    };
    const memoryMiB = Math.round(process.memoryUsage().rss / 2 ** 20);
    return [
      `## ${basename(folder)}: ${chunks} chunks`,
      `${files} files, ${chunks} chunks, ${embeddedChunks} with a vector, ${vectorSearch} search; ${queries.length} questions, ${values.limit} hits each; opened and brought up to date in ${(openedMs / 1000).toFixed(1)} s; ${memoryMiB} MiB resident.`,
      markdownTable(
        ['stage', 'p50 ms', 'p95 ms', 'max ms'],
        rows.map(({ stage, p50, p95, max }) => [stage, ...[p50, p95, max].map(milliseconds)]),
      ),
    ].join('\n\n');
  } finally {
    engine.dispose();
  }
}

function milliseconds(value: number): string {
  return value.toFixed(2);
}

function writeTables(tables: readonly string[]): void {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`;
  const head = `# Latency of a search\n\nWritten by \`npm run bench:latency\` on ${machine}.`;
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, 'latency.md'), `${[head, ...tables].join('\n\n')}\n`);
}
