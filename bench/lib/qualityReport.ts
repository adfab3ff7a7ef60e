// The readable table of a run: what the committed `results/quality.md` says.

import { modes } from './answers.ts';
import { corpora } from './benchmarkRun.ts';
import { type ClassScores, fusionLosses, fusionLossLimit } from './fusionLosses.ts';
import { compareRuns, type MovedQuery } from './moved.ts';
import { columnOf, type QualityResults, scoreTable } from './qualityResults.ts';
import {
  classNames,
  meanOverGroups,
  meanOverQueries,
  ofClass,
  type ScoredQuery,
} from './scoredQuery.ts';
import type { ScoredSetQuery } from './setsRun.ts';
import { type Cell, markdownTable, signed } from './table.ts';

export interface Measured {
  readonly benchmark: readonly ScoredQuery[];
  readonly sets: readonly ScoredSetQuery[];
}

const modeWords = {
  fused: 'words and meaning',
  words: 'words alone',
  meaning: 'meaning alone',
  off: 'without an encoder',
} as const;

/** @param baseline  the run to compare with; undefined when there is none */
export function qualityReport(measured: Measured, baseline: QualityResults | undefined): string {
  const parts = [
    '# Retrieval quality',
    'Written by `npm run bench:quality`; [bench/README.md](../README.md) says what is measured and how.',
    ...(measured.benchmark.length === 0 ? [] : benchmarkPart(measured.benchmark)),
    ...(measured.sets.length === 0 ? [] : setsPart(measured.sets)),
    ...comparisonPart(measured, baseline),
  ];
  return `${parts.join('\n\n')}\n`;
}

function benchmarkPart(queries: readonly ScoredQuery[]): string[] {
  const present = corpora.filter((corpus) => `${corpus}.fused` in (queries[0]?.scores ?? {}));
  const groups = [...new Set(queries.map(({ group }) => group))];
  const classes = classNames(queries);
  const rows = present.flatMap((corpus) =>
    modes.map((mode): Cell[] => [
      corpus === 'source' ? 'source files only' : 'all files',
      modeWords[mode],
      meanOverGroups(queries, `${corpus}.${mode}`),
      ...classes.map((name) => meanOverGroups(ofClass(queries, name), `${corpus}.${mode}`)),
    ]),
  );
  const corpus = present[0] ?? 'source';
  return [
    '## Public benchmark',
    `${groups.length} repositories, ${queries.length} queries; NDCG@10, mean over repositories.`,
    markdownTable(['indexed', 'answered by', 'all queries', ...classes], rows),
    ...present.map((name) => fusionLine(name, benchmarkClasses(queries, name))),
    `By repository, ${corpus === 'source' ? 'source files only' : 'all files'}:`,
    markdownTable(
      ['repository', 'queries', ...modes],
      groups.map((name) => {
        const own = queries.filter(({ group }) => group === name);
        return [
          name,
          String(own.length),
          ...modes.map((mode) => meanOverQueries(own, `${corpus}.${mode}`)),
        ];
      }),
    ),
  ];
}

function benchmarkClasses(queries: readonly ScoredQuery[], corpus: string): ClassScores[] {
  return classNames(queries).map((name) => {
    const score = (mode: string): number =>
      meanOverGroups(ofClass(queries, name), `${corpus}.${mode}`);
    return { name, fused: score('fused'), words: score('words'), meaning: score('meaning') };
  });
}

function setsPart(queries: readonly ScoredSetQuery[]): string[] {
  const english = queries.filter(({ language }) => language === 'english');
  const twins = queries.filter(({ hasTwin }) => hasTwin);
  const head = ['queries', ...modes.map((mode) => `MRR ${mode}`), ...modes.map(recallTitle)];
  const rows = (['report', 'fit'] as const).flatMap((half) => {
    const own = english.filter((query) => query.half === half);
    const kinds = classNames(own).map((kind) => [half, kind, ...setFigures(ofClass(own, kind))]);
    return [...kinds, [half, '**all**', ...setFigures(own)]];
  });
  const twinRows = (['report', 'fit'] as const).flatMap((half) =>
    (['english', 'chinese'] as const).map((language) => [
      half,
      language,
      ...setFigures(twins.filter((query) => query.half === half && query.language === language)),
    ]),
  );
  return [
    '## Own sets',
    'Reciprocal rank of the right lines among the first ten, and recall among the first five.',
    markdownTable(['half', 'kind', ...head], rows),
    fusionLine('own sets, both halves', setClasses(english)),
    'The same questions in both languages:',
    markdownTable(['half', 'language', ...head], twinRows),
  ];
}

function recallTitle(mode: string): string {
  return `r@5 ${mode}`;
}

function setFigures(queries: readonly ScoredQuery[]): Cell[] {
  return [
    String(queries.length),
    ...modes.map((mode) => meanOverQueries(queries, `reciprocalRank.${mode}`)),
    ...modes.map((mode) => meanOverQueries(queries, `recall5.${mode}`)),
  ];
}

function setClasses(queries: readonly ScoredQuery[]): ClassScores[] {
  return classNames(queries).map((name) => {
    const score = (mode: string): number =>
      meanOverQueries(ofClass(queries, name), `reciprocalRank.${mode}`);
    return { name, fused: score('fused'), words: score('words'), meaning: score('meaning') };
  });
}

function fusionLine(where: string, classes: readonly ClassScores[]): string {
  const losses = fusionLosses(classes).map(
    ({ name, part, loss }) =>
      `- Fusion loses to its better part (${part}) on class ${name} by ${loss.toFixed(3)} (limit ${fusionLossLimit}), ${where}.`,
  );
  return losses.length > 0
    ? losses.join('\n')
    : `- Fusion loses to its better part on no class by more than ${fusionLossLimit}, ${where}.`;
}

const comparedColumns = [
  ['benchmark', 'source.fused'],
  ['benchmark', 'source.words'],
  ['benchmark', 'source.meaning'],
  ['benchmark', 'all.fused'],
  ['sets', 'reciprocalRank.fused'],
  ['sets', 'reciprocalRank.words'],
  ['sets', 'reciprocalRank.meaning'],
] as const;

/** Queries are named for what users get; the other rows say where it comes from. */
const namedColumns: ReadonlySet<string> = new Set(['source.fused', 'reciprocalRank.fused']);

function comparisonPart(measured: Measured, baseline: QualityResults | undefined): string[] {
  if (baseline === undefined) return ['## Against the committed run', 'There is none yet.'];
  const compared = comparedColumns.flatMap(([part, column]) => {
    const after = columnOf(scoreTable(measured[part]), column);
    const movement = compareRuns(columnOf(baseline[part], column), after);
    return movement.compared === 0 ? [] : [{ part, column, movement }];
  });
  const rows = compared.map(({ part, column, movement }): Cell[] => [
    `${part} ${column}`,
    signed(movement.delta),
    `${signed(movement.low)} … ${signed(movement.high)}`,
    String(movement.better),
    String(movement.worse),
    String(movement.compared),
  ]);
  return [
    '## Against the committed run',
    'Paired bootstrap over repositories, then queries; 95 % interval.',
    markdownTable(['figure', 'delta', 'interval', 'better', 'worse', 'of'], rows),
    ...compared
      .filter(({ column }) => namedColumns.has(column))
      .flatMap(({ part, movement: { losers, winners } }) => [
        movedLine(`${part}, lost most`, losers),
        movedLine(`${part}, gained most`, winners),
      ]),
  ];
}

function movedLine(title: string, queries: readonly MovedQuery[]): string {
  const named = queries.map(
    ({ id, before, after }) => `${id} ${before.toFixed(2)} → ${after.toFixed(2)}`,
  );
  return `${title}: ${named.length === 0 ? 'none' : named.join(', ')}.`;
}
