// A measured query, and the means that are reported of many.

import { type Mode, modes } from './answers.ts';
import { mean } from './metrics.ts';

/** A column is a corpus and what answered: `source.fused`. */
export interface ScoredQuery {
  readonly id: string;
  /** The repository; its queries stand or fall together. */
  readonly group: string;
  /** The benchmark's category, or the own sets' kind. */
  readonly className: string;
  /** 0…1 by column. */
  readonly scores: Readonly<Record<string, number>>;
}

/** @returns the query's scores of one corpus, by what answered */
export function scoresByMode(
  corpus: string,
  scoreOf: (mode: Mode) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(modes.map((mode) => [`${corpus}.${mode}`, scoreOf(mode)]));
}

/** Mean over repositories of the mean over their queries, as the benchmark publishes it. */
export function meanOverGroups(queries: readonly ScoredQuery[], column: string): number {
  const groups = Map.groupBy(queries, ({ group }) => group).values();
  return mean([...groups].map((group) => meanOverQueries(group, column)));
}

export function meanOverQueries(queries: readonly ScoredQuery[], column: string): number {
  return mean(queries.map(({ scores }) => scores[column] ?? 0));
}

/** The names of the classes that occur, in alphabetical order. */
export function classNames(queries: readonly ScoredQuery[]): string[] {
  return [...new Set(queries.map(({ className }) => className))].sort();
}

export function ofClass(queries: readonly ScoredQuery[], name: string): ScoredQuery[] {
  return queries.filter(({ className }) => className === name);
}
