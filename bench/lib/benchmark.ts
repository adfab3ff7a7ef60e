// The public retrieval benchmark: its repositories, its queries with the files that answer them,
// and the ranks that hits reach. Neither the queries nor the labels are part of this repository.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overlaps } from '../../src/core/lineRange.ts';
import { MissingMaterial, existing } from './paths.ts';

export interface BenchmarkTarget {
  readonly path: string;
  /** Lines, where the label has them; without, the whole file is right. */
  readonly start?: number;
  readonly end?: number;
}

export interface BenchmarkQuery {
  /** `flask#3`: the repository and the place in its annotations, from 0. */
  readonly id: string;
  readonly text: string;
  /** `semantic`, `architecture` or `symbol`. */
  readonly category: string;
  readonly targets: readonly BenchmarkTarget[];
}

export interface BenchmarkRepository {
  readonly name: string;
  readonly language: string;
  /** The folder that is indexed. */
  readonly folder: string;
  readonly queries: readonly BenchmarkQuery[];
}

/** A hit as far as labels see it. */
export interface Place {
  readonly path: string;
  readonly lines: { readonly start: number; readonly end: number };
}

interface RawRepository {
  readonly name: string;
  readonly language: string;
  readonly benchmark_root: string | null;
}

interface RawTarget {
  readonly path: string;
  readonly start_line?: number | null;
  readonly end_line?: number | null;
}

interface RawQuery {
  readonly query: string;
  readonly category: string;
  readonly relevant?: readonly (string | RawTarget)[];
  readonly secondary?: readonly (string | RawTarget)[];
}

/**
 * @param names  of repositories, others than the benchmark's are passed over; undefined = all
 * @throws MissingMaterial when the benchmark or a checkout is not there
 */
export function readBenchmark(
  benchFolder: string,
  reposFolder: string,
  names: readonly string[] | undefined,
): BenchmarkRepository[] {
  const table = existing(join(benchFolder, 'repos.json'), 'KINDRED_BENCH_DIR is not complete');
  const rows = readJson(table) as readonly RawRepository[];
  const wanted = rows
    .filter(({ name }) => names?.includes(name) ?? true)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const missing = wanted.filter(({ name }) => !existsSync(join(reposFolder, name)));
  if (missing.length > 0) {
    const list = missing.map(({ name }) => name).join(', ');
    throw new MissingMaterial(
      `Not checked out in ${reposFolder}: ${list}. The benchmark's checkout.mjs does that; --repos measures a part.`,
    );
  }
  return wanted.map((row) => readRepository(row, benchFolder, reposFolder));
}

function readRepository(
  { name, language, benchmark_root: root }: RawRepository,
  benchFolder: string,
  reposFolder: string,
): BenchmarkRepository {
  const annotations = existing(join(benchFolder, 'annotations', `${name}.json`), 'No annotations');
  return {
    name,
    language,
    folder: existing(
      join(reposFolder, name, root ?? ''),
      `${name} is checked out without its root`,
    ),
    queries: (readJson(annotations) as readonly RawQuery[]).map(
      ({ query, category, relevant = [], secondary = [] }, index) => ({
        id: `${name}#${index}`,
        text: query,
        category,
        targets: [...relevant, ...secondary].map(readTarget),
      }),
    ),
  };
}

function readTarget(target: string | RawTarget): BenchmarkTarget {
  if (typeof target === 'string') return { path: target };
  const { path, start_line: start, end_line: end } = target;
  return { path, ...(typeof start === 'number' && typeof end === 'number' ? { start, end } : {}) };
}

/** @returns for each target that a hit meets, the rank of the first one, from 1 */
export function ranksOf(targets: readonly BenchmarkTarget[], hits: readonly Place[]): number[] {
  return targets
    .map((target) => hits.findIndex((hit) => meets(hit, target)) + 1)
    .filter((rank) => rank > 0);
}

/** Whether a hit stands in a file, and in the lines, of a label. */
export function meets({ path, lines }: Place, target: BenchmarkTarget): boolean {
  if (!isSameFile(path, target.path)) return false;
  const { start = 1, end = Infinity } = target;
  return overlaps({ start, end }, lines);
}

/** Labels count from the repository's root, hits from the folder that is indexed. */
function isSameFile(path: string, label: string): boolean {
  return path === label || path.endsWith(`/${label}`) || label.endsWith(`/${path}`);
}

/** The files come with the benchmark; their shape is as it says. */
function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
