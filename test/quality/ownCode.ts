// Measures a search over this repository's own sources, and compares with what it must reach.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../../bench/lib/benchmark.ts';
import { foundWithin, mean, reciprocalRank } from '../../bench/lib/metrics.ts';
import { rightRanks } from '../../bench/lib/setsRun.ts';
import { type OwnCodeQuery, ownCodeQueries } from './ownCodeQueries.ts';
import type { AnswerSpan, QueryKind } from './sets.ts';

export const repositoryFolder = join(import.meta.dirname, '../..');

/** Mean reciprocal rank among ten hits, and share of questions answered among five. */
export interface Figures {
  readonly reciprocalRank: number;
  readonly recall5: number;
}

export type FiguresByKind = Partial<Record<QueryKind, Figures>>;

/** @returns the lines, from 1, that hold the mark */
export function markedLines([path, mark]: OwnCodeQuery['answers'][number]): number[] {
  const lines = readFileSync(join(repositoryFolder, path), 'utf8').split('\n');
  return lines.flatMap((line, index) => (line.includes(mark) ? [index + 1] : []));
}

/** @param search  from a question to places, best first */
export async function measureOwnCode(
  search: (query: string) => Promise<readonly Place[]>,
): Promise<FiguresByKind> {
  const measured: { kind: QueryKind; ranks: readonly number[] }[] = [];
  for (const { kind, query, answers } of ownCodeQueries) {
    const spans = answers.flatMap((answer) =>
      markedLines(answer).map((line): AnswerSpan => ({ path: answer[0], start: line, end: line })),
    );
    measured.push({ kind, ranks: rightRanks(spans, await search(query)) });
  }
  const byKind = Map.groupBy(measured, ({ kind }) => kind);
  return Object.fromEntries(
    [...byKind].map(([kind, queries]): [QueryKind, Figures] => [
      kind,
      {
        reciprocalRank: mean(queries.map(({ ranks }) => reciprocalRank(ranks))),
        recall5: mean(queries.map(({ ranks }) => foundWithin(ranks, 5))),
      },
    ]),
  );
}

/** @returns a sentence for each figure that is under its floor */
export function underTheFloor(figures: FiguresByKind, floors: FiguresByKind): string[] {
  return Object.entries(floors).flatMap(([kind, floor]) => {
    const reached = figures[kind as QueryKind] ?? { reciprocalRank: 0, recall5: 0 };
    return (['reciprocalRank', 'recall5'] as const)
      .filter((name) => reached[name] < floor[name])
      .map((name) => `${kind}: ${name} ${reached[name].toFixed(3)}, floor ${String(floor[name])}`);
  });
}
