// Fits the weights of the ranking and says what they are worth on repositories that they were
// not fitted on.
//
//   npm run bench:fit -- --indexes DIR [--folds 8] [--write] [--drop 'feature;feature'] [--eliminate]
//
// KINDRED_BENCH_DIR, KINDRED_BENCH_REPOS, KINDRED_SETS_DIR as for bench:quality. Folders without
// an index in DIR are indexed first. --write puts the table into the product, fitted on all of
// the development half; the figures to report are the cross-validated ones above it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { features } from '../../src/core/search/features/features.ts';
import { unfittedWeights } from '../../src/core/search/rankingModel.ts';
import { mean, rounded } from '../lib/metrics.ts';
import { repositoryFolder, runBench } from '../lib/paths.ts';
import {
  fitTable,
  mixedWeights,
  scaledBothWays,
  scaleOf,
  signsWithout,
  tableSource,
  type TableWeights,
} from './fittedTable.ts';
import { ask, type AskedBothWays, type Question } from './material.ts';
import { readMaterial } from './readMaterial.ts';
import { scoreRanking, scoresOf } from './rankedScore.ts';

const { values: options } = parseArgs({
  options: {
    indexes: { type: 'string', default: join(repositoryFolder, 'bench/out/fit-indexes') },
    folds: { type: 'string', default: '8' },
    further: { type: 'string', default: '6' },
    drop: { type: 'string', default: '' },
    eliminate: { type: 'boolean', default: false },
    worst: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
});
const folds = Number(options.folds);
const furtherPlace = Number(options.further);
/** What the own sets count beside the benchmark when a feature is weighed. */
const eliminationShare = 0.3;

await runBench(async () => {
  const { fit, report } = await readMaterial(options.indexes, ask);
  const scale = scaleOf(fit);
  const fitting = fit.map((question) => scaledBothWays(question, scale));
  const reporting = report.map((question) => scaledBothWays(question, scale));
  const dropped = new Set(options.drop.split(';'));
  if (options.eliminate) eliminate(fitting, dropped);
  const signs = signsWithout(dropped);
  const fitted = fitFolds(fitting, signs);
  const validated = scoreHeld(fitted, fitting);
  print('cross-validated', validated);
  print('cross-validated, by meaning alone', scoreHeld(fitted, fitting.map(byMeaning)));
  printWorst(validated, Number(options.worst));
  const weights = fitTable(fitting, signs);
  print('fitted (not to be reported)', scoreAll(fitting, weights));
  print('own sets, reporting half', scoreAll(reporting, weights));
  print('the same by meaning alone', scoreAll(reporting.map(byMeaning), weights));
  if (options.write) {
    const file = join(repositoryFolder, 'src/core/search/rankingWeights.ts');
    writeFileSync(file, tableSource(weights, scale));
    console.log(`Written: ${file}. Run prettier on it, then bench:quality.`);
  }
});

interface Scored {
  readonly question: Question;
  /** Of its candidates. */
  readonly scores: Float64Array;
  /** NDCG@10 or reciprocal rank, 0…1. */
  readonly score: number;
}

function byMeaning(question: AskedBothWays): Question {
  return question.byMeaning;
}

/** Weights, and the repositories whose questions they were not fitted on. */
interface Fold {
  readonly held: ReadonlySet<string>;
  readonly weights: TableWeights;
}

function fitFolds(questions: readonly AskedBothWays[], signs: readonly number[]): Fold[] {
  const groups = [...new Set(questions.map(({ group }) => group))].sort();
  return Array.from({ length: folds }, (_, fold) => {
    const held = new Set(groups.filter((_group, index) => index % folds === fold));
    const others = questions.filter(({ group }) => !held.has(group));
    return { held, weights: fitTable(others, signs) };
  });
}

function scoreHeld(fitted: readonly Fold[], questions: readonly Question[]): Scored[] {
  return fitted.flatMap(({ held, weights }) =>
    scoreAll(
      questions.filter(({ group }) => held.has(group)),
      weights,
    ),
  );
}

function scoreAll(questions: readonly Question[], weights: TableWeights): Scored[] {
  return questions.map((question) => {
    const scores = scoresOf(question, mixedWeights(weights, question.shares));
    return { question, scores, score: scoreRanking(question, scores, furtherPlace) };
  });
}

/** The questions that the held-out weights answer worst, with what stands in front instead. */
function printWorst(scored: readonly Scored[], count: number): void {
  const worst = [...scored].sort((a, b) => a.score - b.score).slice(0, count);
  for (const { question, scores, score } of worst) {
    const { id, kind, queryClass, text } = question;
    console.log(`${score.toFixed(2)} ${id} ${kind}/${queryClass} "${text}"`);
    frontOf(question, scores).forEach((place) => {
      console.log(`     ${place}`);
    });
  }
}

/** The best place of each of the first files, and the best that answers. */
function frontOf({ places, files, met }: Question, scores: Float64Array): string[] {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const heads = order.filter((row, at) => order.findIndex((o) => files[o] === files[row]) === at);
  const rightAt = heads.findIndex((row) => (met[row]?.length ?? 0) > 0);
  return [
    ...heads.slice(0, 3).map((row) => places[row] ?? ''),
    `right: file ${String(rightAt + 1)} ${places[heads[rightAt] ?? -1] ?? 'none'}`,
  ];
}

function print(title: string, scored: readonly Scored[]): void {
  const parts = [
    ['NDCG@10, source files', ofMeasure(scored, 'gain', 'source')],
    ['NDCG@10, all files', ofMeasure(scored, 'gain', 'all')],
    ['MRR@10, own sets', ofMeasure(scored, 'rank', 'all')],
  ] as const;
  console.log(title);
  for (const [name, part] of parts) {
    if (part.length === 0) continue;
    const byKind = [...Map.groupBy(part, ({ question }) => question.kind)].map(
      ([kind, questions]) => `${kind} ${rounded(meanScore(questions)).toFixed(3)}`,
    );
    console.log(`  ${name} ${rounded(meanOfGroups(part)).toFixed(4)} | ${byKind.join('  ')}`);
  }
}

function ofMeasure(
  scored: readonly Scored[],
  measure: Question['measure'],
  corpus: Question['corpus'],
): Scored[] {
  return scored.filter(
    ({ question }) => question.measure === measure && question.corpus === corpus,
  );
}

function meanScore(scored: readonly Scored[]): number {
  return mean(scored.map(({ score }) => score));
}

/** As published: the mean over repositories of the mean over their questions. */
function meanOfGroups(scored: readonly Scored[]): number {
  const groups = Map.groupBy(scored, ({ question }) => question.group);
  return mean([...groups.values()].map(meanScore));
}

/** Takes out, one after another, what the cross-validated figure does not miss. */
function eliminate(questions: readonly AskedBothWays[], dropped: Set<string>): void {
  const worthWithout = (name?: string): number => {
    const without = name === undefined ? dropped : new Set([...dropped, name]);
    const scored = scoreHeld(fitFolds(questions, signsWithout(without)), questions);
    const source = meanOfGroups(ofMeasure(scored, 'gain', 'source'));
    return source + eliminationShare * meanOfGroups(ofMeasure(scored, 'rank', 'all'));
  };
  let best = worthWithout();
  console.log('all features', rounded(best));
  for (const { name } of features) {
    if (dropped.has(name) || name in unfittedWeights) continue;
    const without = worthWithout(name);
    const isMissed = without < best;
    if (!isMissed) {
      dropped.add(name);
      best = without;
    }
    console.log(isMissed ? 'kept   ' : 'dropped', name, rounded(without));
  }
}
