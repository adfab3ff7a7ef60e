// Whether reading the first places with the question pays, for which classes of queries, at which
// weight, and what it costs.
//
//   npm run bench:rerank -- --indexes DIR [--model DIR] [--depth 30] [--folds 39] [--repos a,b]
//                           [--weights 0.1,0.25,0.5,1,2]
//
// KINDRED_BENCH_DIR, KINDRED_BENCH_REPOS, KINDRED_SETS_DIR as for bench:fit, and the same indexes.
// Weights are chosen on other repositories than they are measured on. What comes out belongs into
// src/core/search/reranking/rerankWeights.ts.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type QueryClass, queryClasses } from '../src/core/search/queryClass.ts';
import { readPlaces } from '../src/core/search/reranking/rerank.ts';
import { openScorer } from '../test/support/openScorer.ts';
import { pairedBootstrap } from './lib/bootstrap.ts';
import { mean, quantile } from './lib/metrics.ts';
import { existing, repositoryFolder, runBench, scorerFolder } from './lib/paths.ts';
import { type Cell, markdownTable, signed } from './lib/table.ts';
import { shareOf } from './ranking/listwise.ts';
import { askWith, type Reading, scoreReading } from './ranking/readings.ts';
import { readMaterial } from './ranking/readMaterial.ts';

const { values: options } = parseArgs({
  options: {
    indexes: { type: 'string', default: join(repositoryFolder, 'bench/out/fit-indexes') },
    model: { type: 'string', default: scorerFolder },
    depth: { type: 'string', default: String(readPlaces) },
    folds: { type: 'string', default: '39' },
    repos: { type: 'string' },
    weights: { type: 'string', default: '0.05,0.1,0.2,0.35,0.5,0.75,1,1.5,2,3' },
  },
});
const depth = Number(options.depth);
const folds = Number(options.folds);
/** 0 is the ranking as it is. */
const weights = [0, ...options.weights.split(',').map(Number)];

interface Part {
  readonly title: string;
  readonly wanted: (reading: Reading) => boolean;
}

const parts: readonly Part[] = [
  {
    title: 'NDCG@10, source files',
    wanted: ({ measure, corpus }) => measure === 'gain' && corpus === 'source',
  },
  {
    title: 'NDCG@10, all files',
    wanted: ({ measure, corpus }) => measure === 'gain' && corpus === 'all',
  },
  { title: 'MRR@10, own sets', wanted: ({ measure }) => measure === 'rank' },
];

await runBench(async () => {
  const scorer = await openScorer(existing(options.model, 'There is no reranker'));
  const names = options.repos?.split(',');
  const { fit, report } = await readMaterial(options.indexes, askWith(scorer, depth), names);
  scorer.dispose();
  for (const { title, wanted } of parts) {
    print(`${title}, by weight`, ...sweepTable(fit.filter(wanted)));
  }
  const held = crossValidate(fit);
  for (const { title, wanted } of parts) {
    const own = held.filter(({ reading }) => wanted(reading));
    print(`${title}, weights of other repositories`, ...gainTable(own));
  }
  const chosen = chooseWeights(fit);
  print('Weights by all of the development half', ['class', 'weight'], Object.entries(chosen));
  const reported = report.map((reading) => toHeld(reading, chosen));
  print('Own sets, reporting half, with these', ...gainTable(reported));
  print('By how many places are read, with these', ...depthTable(fit, chosen));
  print('Milliseconds of a question', ...timeTable([...fit, ...report]));
});

type ChosenWeights = Readonly<Record<QueryClass, number>>;
type Table = readonly [head: readonly string[], rows: readonly (readonly Cell[])[]];

function print(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  if (rows.length > 0) console.log(`${title}\n\n${markdownTable(head, rows)}\n`);
}

/** What each weight would give, the same for every question of the class. */
function sweepTable(readings: readonly Reading[]): Table {
  const rows = byClass(readings, ({ queryClass }) => queryClass).map(([name, own]) => [
    name,
    String(own.length),
    ...weights.map((weight) => mean(own.map((reading) => scoreReading(reading, weight)))),
  ]);
  return [['class', 'n', ...weights.map((weight) => (weight === 0 ? 'off' : `${weight}`))], rows];
}

/** A question whose weight was chosen without it. */
interface Held {
  readonly reading: Reading;
  readonly off: number;
  readonly on: number;
}

function toHeld(reading: Reading, chosen: ChosenWeights): Held {
  const weight = chosen[reading.queryClass];
  return { reading, off: scoreReading(reading, 0), on: scoreReading(reading, weight) };
}

function crossValidate(readings: readonly Reading[]): Held[] {
  const groups = [...new Set(readings.map(({ group }) => group))].sort();
  return Array.from({ length: folds }, (_, fold) => {
    const held = new Set(groups.filter((_group, index) => index % folds === fold));
    const chosen = chooseWeights(readings.filter(({ group }) => !held.has(group)));
    return readings
      .filter(({ group }) => held.has(group))
      .map((reading) => toHeld(reading, chosen));
  }).flat();
}

/** The best of the weights for each class; of equal ones the smaller. */
function chooseWeights(readings: readonly Reading[]): ChosenWeights {
  const choose = (wanted: QueryClass): number => {
    const own = readings.filter(({ queryClass }) => queryClass === wanted);
    const worth = weights.map((weight) =>
      own.reduce((sum, reading) => sum + shareOf(reading) * scoreReading(reading, weight), 0),
    );
    return weights[worth.indexOf(Math.max(...worth))] ?? 0;
  };
  return {
    prose: choose('prose'),
    symbol: choose('symbol'),
    code: choose('code'),
  };
}

/** It pays where the interval lies above 0: repositories are drawn, then their questions. */
function gainTable(held: readonly Held[]): Table {
  const parted = byClass(held, ({ reading }) => reading.queryClass);
  const rows = [...parted, ...(parted.length > 1 ? [['all', held] as const] : [])].map(
    ([name, own]) => {
      const groups = Map.groupBy(own, ({ reading }) => reading.group);
      const gains = [...groups.values()].map((group) => group.map(({ off, on }) => on - off));
      const { delta, low, high } = pairedBootstrap(gains);
      const ofGroups = (scoreOf: (each: Held) => number): number =>
        mean([...groups.values()].map((group) => mean(group.map(scoreOf))));
      return [
        name,
        String(own.length),
        ofGroups(({ off }) => off),
        ofGroups(({ on }) => on),
        signed(delta),
        `${signed(low)} … ${signed(high)}`,
      ];
    },
  );
  return [['class', 'n', 'off', 'on', 'gain', '95 %'], rows];
}

/** A time budget ends the reading early: what is lost by it. */
function depthTable(readings: readonly Reading[], chosen: ChosenWeights): Table {
  const depths = [0, 8, 16, 24, 30, 40].filter((count) => count < depth).concat(depth);
  const rows = parts.flatMap(({ title, wanted }) => {
    const own = readings.filter(wanted);
    const scoreAt = (count: number): number =>
      mean(own.map((reading) => scoreReading(reading, chosen[reading.queryClass], count)));
    return own.length === 0 ? [] : [[title, ...depths.map(scoreAt)]];
  });
  return [['', ...depths.map(String)], rows];
}

function timeTable(readings: readonly Reading[]): Table {
  const rows = byClass(readings, ({ queryClass }) => queryClass).map(([name, own]) => {
    const times = own.map(({ elapsedMs }) => elapsedMs);
    const perText = own.map(({ elapsedMs, read }) => elapsedMs / Math.max(1, read.length));
    const figures = [quantile(times, 0.5), quantile(times, 0.95), mean(perText)];
    return [name, String(own.length), ...figures.map((value) => value.toFixed(1))];
  });
  return [['class', 'n', 'p50', 'p95', 'a text'], rows];
}

function byClass<T>(
  all: readonly T[],
  classOf: (each: T) => QueryClass,
): (readonly [QueryClass, readonly T[]])[] {
  return queryClasses.flatMap((name) => {
    const own = all.filter((each) => classOf(each) === name);
    return own.length === 0 ? [] : [[name, own] as const];
  });
}
