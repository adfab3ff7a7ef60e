// What indexing and searching a real folder costs, through the command line as a user runs it:
// cold index, second index, searches, memory, size on disk.
//
//   npm run build && npm run bench:folder -- FOLDER [--query "…"]

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const cli = join(import.meta.dirname, '..', 'dist', 'cli.cjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { query: { type: 'string', default: 'read the configuration file' } },
});
if (positionals.length === 0 || !existsSync(cli)) {
  console.error('Usage: npm run build && npm run bench:folder -- FOLDER [--query "…"]');
  process.exit(2);
}

for (const folder of positionals) await measure(resolve(folder));

async function measure(folder) {
  const location = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const flags = ['--json', '--index-location', location];
  try {
    const cold = await run(['index', folder, ...flags]);
    const again = await run(['index', folder, ...flags]);
    const search = await run(['search', values.query, folder, ...flags]);
    const status = JSON.parse((await run(['status', folder, ...flags])).stdout);
    const batch = await run(
      ['search', '--batch', folder, '--index-location', location],
      Array.from({ length: 200 }, (_, id) => JSON.stringify({ id, query: `${values.query} ${id}` })).join('\n'),
    );
    const times = batch.stdout.trim().split('\n').map((line) => JSON.parse(line).ms).sort((a, b) => a - b);
    const root = status.roots[0];
    console.log(
      [
        basename(folder),
        `files ${root.files}, chunks ${root.chunks}, skipped ${JSON.stringify(root.skipped)}`,
        `cold index ${seconds(cold.ms)}, again ${seconds(again.ms)}, peak memory ${cold.peakMiB} MiB`,
        `one search with start ${seconds(search.ms)}; warm p50 ${times[100].toFixed(1)} ms, p95 ${times[190].toFixed(1)} ms`,
        `index ${(root.sizeBytes / 2 ** 20).toFixed(1)} MiB`,
        `best: ${JSON.parse(search.stdout).hits.slice(0, 3).map((hit) => `${hit.path}:${hit.lines.start}`).join('  ')}`,
      ].join('\n  '),
    );
  } finally {
    rmSync(location, { recursive: true, force: true });
  }
}

function run(args, input = '') {
  return new Promise((done, failed) => {
    const startedMs = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    let stdout = '';
    let peakMiB = 0;
    // Linux keeps the peak itself; elsewhere it stays 0, which is printed as it is.
    const watch = setInterval(() => {
      try {
        const [, kiB] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        peakMiB = Math.max(peakMiB, Math.round(Number(kiB ?? 0) / 1024));
      } catch {
        // It has ended.
      }
    }, 50);
    child.stdout.setEncoding('utf8').on('data', (data) => (stdout += data));
    child.stdin.end(input);
    child.on('error', failed);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code > 1) failed(new Error(`kindred ${args[0]} ended with ${code}`));
      else done({ stdout, peakMiB, ms: performance.now() - startedMs });
    });
  });
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
