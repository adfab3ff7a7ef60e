// Both tools as processes of their own, timed and weighed by one clock: /usr/bin/time.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuplicateReport } from '../../../src/core/duplicates/duplicateCluster.ts';
import type { SkippedFile } from '../../../src/core/model.ts';
import { existing } from '../../lib/paths.ts';
import { type JscpdClone, readJscpdReport } from './readReport.ts';

export interface Cost {
  readonly seconds: number;
  readonly peakMiB: number;
}

/** The latest with programs for every platform when this was written. */
const jscpdVersion = '5.3.3';

/** Installs jscpd into the folder once, from the package registry: it is no part of the product. */
export function installJscpd(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'node_modules/jscpd/run-jscpd.js');
  if (!existsSync(program)) {
    // Named by itself: it is optional to npm, and then its absence is not an error.
    const binary = `jscpd-${process.platform}-${process.arch}-gnu@${jscpdVersion}`;
    const packages = [`jscpd@${jscpdVersion}`, ...(process.platform === 'linux' ? [binary] : [])];
    const args = ['install', '--no-save', '--no-audit', '--prefix', folder, ...packages];
    spawnSync('npm', args, { stdio: 'inherit' });
  }
  return existing(program, 'jscpd could not be installed with npm');
}

export function runJscpd(
  program: string,
  folder: string,
  out: string,
): { readonly clones: JscpdClone[]; readonly cost: Cost } {
  const args = [program, '.', '--min-lines', '5', '--reporters', 'json', '--silent'];
  const cost = timed(process.execPath, [...args, '--output', out], folder);
  const report = readFileSync(join(out, 'jscpd-report.json'), 'utf8');
  return { clones: readJscpdReport(report), cost };
}

export interface KindredRun {
  readonly report: DuplicateReport;
  /** Why files are not looked at. */
  readonly skipped: readonly SkippedFile[];
  /** Of the index when there was none. */
  readonly indexing: Cost;
  /** Of opening the index and finding, in a fresh process. */
  readonly finding: Cost;
}

/** @param out  where the index and the report are put */
export function runKindred(folder: string, out: string): KindredRun {
  const program = join(import.meta.dirname, 'kindredProcess.ts');
  const file = join(out, 'kindred-report.json');
  const args = [program, folder, join(out, 'indexes'), file];
  const indexing = timed(process.execPath, [...args, 'index'], folder);
  const finding = timed(process.execPath, [...args, 'find'], folder);
  const { report, skipped } = JSON.parse(readFileSync(file, 'utf8')) as Pick<
    KindredRun,
    'report' | 'skipped'
  >;
  return { report, skipped, indexing, finding };
}

/** @throws Error with what the program said when it fails */
function timed(program: string, args: readonly string[], folder: string): Cost {
  const clock = existing('/usr/bin/time', 'GNU time weighs both tools; install the package time');
  const done = spawnSync(clock, ['-f', '%e %M', program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (done.status !== 0) throw new Error(`${args.join(' ')} failed: ${done.stderr}`);
  const [seconds = 0, kiB = 0] = (done.stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { seconds, peakMiB: kiB / 1024 };
}
