// What a run of the benchmark leaves behind: figures for people, and each query's score so that
// the next run can be compared with it. Ids only: no query and no label is kept.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { existing, repositoryFolder, resultsFolder } from './paths.ts';
import { rounded } from './metrics.ts';
import type { ScoredQuery } from './scoredQuery.ts';

/** Scores of many queries, as a table: rows by id, columns by name. */
export interface ScoreTable {
  readonly columns: readonly string[];
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

export interface QualityResults {
  /** NDCG@10 of the public benchmark. */
  readonly benchmark: ScoreTable;
  /** Reciprocal rank and recall@5 of the own sets. */
  readonly sets: ScoreTable;
}

export const resultsFile = join(resultsFolder, 'quality.json');

/** Three digits: the table stays small, and less is no difference. */
const keptDigits = 3;

export function scoreTable(queries: readonly ScoredQuery[]): ScoreTable {
  const columns = Object.keys(queries[0]?.scores ?? {});
  const rowOf = ({ scores }: ScoredQuery): number[] =>
    columns.map((column) => rounded(scores[column] ?? 0, keptDigits));
  return { columns, rows: Object.fromEntries(queries.map((query) => [query.id, rowOf(query)])) };
}

/** @returns the column by query id; empty when the table does not have it */
export function columnOf({ columns, rows }: ScoreTable, column: string): Map<string, number> {
  const index = columns.indexOf(column);
  if (index < 0) return new Map();
  return new Map(Object.entries(rows).map(([id, row]) => [id, row[index] ?? 0]));
}

/**
 * @param file  another run to compare with; undefined = the committed results
 * @returns     undefined when nothing comparable is committed
 */
export function readBaseline(file: string | undefined): QualityResults | undefined {
  const text =
    file === undefined
      ? committedText(resultsFile)
      : readFileSync(existing(file, 'The run to compare with is not there'), 'utf8');
  const value = text === undefined ? undefined : (JSON.parse(text) as Partial<QualityResults>);
  const { benchmark, sets } = value ?? {};
  return benchmark === undefined || sets === undefined ? undefined : { benchmark, sets };
}

function committedText(file: string): string | undefined {
  try {
    const path = relative(repositoryFolder, file).replaceAll('\\', '/');
    return execFileSync('git', ['show', `HEAD:${path}`], {
      cwd: repositoryFolder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined; // no clone, or nothing committed yet
  }
}

/** JSON with one line a query: a changed score is one line of the diff. */
export function resultsText({ benchmark, sets }: QualityResults): string {
  return `{\n"benchmark": ${tableText(benchmark)},\n"sets": ${tableText(sets)}\n}\n`;
}

function tableText({ columns, rows }: ScoreTable): string {
  const lines = Object.entries(rows).map(
    ([id, row]) => `${JSON.stringify(id)}: ${JSON.stringify(row)}`,
  );
  return `{"columns": ${JSON.stringify(columns)}, "rows": {\n${lines.join(',\n')}\n}}`;
}
