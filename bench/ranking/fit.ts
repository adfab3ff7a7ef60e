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
import { mean, rounded } from '../lib/metrics.ts';
import { repositoryFolder, runBench } from '../lib/paths.ts';
import {
  type ClassWeights,
  fitClasses,
  scaled,
  scaleOf,
  signs,
  tableSource,
} from './fittedTable.ts';
import type { Question } from './material.ts';
import { readMaterial } from './readMaterial.ts';
import { scoreRanking, scoresOf } from './rankedScore.ts';

const { values: options } = parseArgs({
  options: {
    indexes: { type: 'string', default: join(repositoryFolder, 'bench/out/fit-indexes') },
    folds: { type: 'string', default: '8' },
    further: { type: 'string', default: '4' },
    drop: { type: 'string', default: '' },
    eliminate: { type: 'boolean', default: false },
    worst: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
});
const folds = Number(options.folds);
const furtherPlace = Number(options.further);
/** The benchmark is the yardstick; the own sets keep it from forgetting lines and documents. */
const ownShare = 0.3;

await runBench(async () => {
  const { fit, report } = await readMaterial(options.indexes);
  const scale = scaleOf(fit);
  const fitting = fit.map((question) => scaled(question, scale));
  const reporting = report.map((question) => scaled(question, scale));
  options.drop.split(';').forEach(dropFeature);
  if (options.eliminate) eliminate(fitting);
  const validated = crossValidate(fitting);
  print('cross-validated', validated);
  printWorst(validated, Number(options.worst));
  const weights = fitClasses(fitting);
  print('fitted (not to be reported)', scoreAll(fitting, weights));
  print('own sets, reporting half', scoreAll(reporting, weights));
  if (options.write) {
    const file = join(repositoryFolder, 'src/core/search/rankingWeights.ts');
    writeFileSync(file, tableSource(weights, scale));
    console.log(`Written: ${file}. Run prettier on it, then bench:quality.`);
  }
});

/** No weight for a feature: what is it worth when it is not there? */
function dropFeature(name: string): void {
  const index = features.findIndex((feature) => feature.name === name);
  if (index >= 0) (signs as number[])[index] = Number.NaN;
}

type Scores = readonly (readonly [Question & { readonly front: readonly string[] }, number])[];

function crossValidate(questions: readonly Question[]): Scores {
  const groups = [...new Set(questions.map(({ group }) => group))].sort();
  return Array.from({ length: folds }, (_, fold) => {
    const held = new Set(groups.filter((_, index) => index % folds === fold));
    const weights = fitClasses(questions.filter(({ group }) => !held.has(group)));
    return scoreAll(
      questions.filter(({ group }) => held.has(group)),
      weights,
    );
  }).flat();
}

function scoreAll(questions: readonly Question[], weights: ClassWeights): Scores {
  return questions.map((question) => {
    const scores = scoresOf(question, weights[question.queryClass]);
    const front = frontOf(question, scores);
    return [{ ...question, front }, scoreRanking(question, scores, furtherPlace)] as const;
  });
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

function print(title: string, scores: Scores): void {
  const line = (name: string, part: Scores): string =>
    part.length === 0 ? '' : `${name} ${rounded(meanOfGroups(part)).toFixed(4)}`;
  const kinds = [...new Set(scores.map(([{ kind }]) => kind))];
  const byKind = kinds.map((kind) => {
    const part = scores.filter(([question]) => question.kind === kind);
    return `${kind} ${rounded(mean(part.map(([, score]) => score))).toFixed(3)}`;
  });
  const gains = scores.filter(([{ measure }]) => measure === 'gain');
  const ranks = scores.filter(([{ measure }]) => measure === 'rank');
  console.log(title, line('| NDCG@10', gains), line('| MRR@10', ranks), '|', byKind.join('  '));
}

/** The questions that the held-out weights answer worst, with what stands in front instead. */
function printWorst(scores: Scores, count: number): void {
  const worst = [...scores].sort(([, a], [, b]) => a - b).slice(0, count);
  for (const [{ id, kind, text, queryClass, front }, score] of worst) {
    console.log(`${score.toFixed(2)} ${id} ${kind}/${queryClass} "${text}"`);
    front.forEach((place) => {
      console.log(`     ${place}`);
    });
  }
}

/** As published: the mean over repositories of the mean over their questions. */
function meanOfGroups(scores: Scores): number {
  const groups = Map.groupBy(scores, ([{ group }]) => group);
  return mean([...groups.values()].map((part) => mean(part.map(([, score]) => score))));
}

/** Takes out, one after another, what the cross-validated figure does not miss. */
function eliminate(questions: readonly Question[]): void {
  const worth = (): number => {
    const scores = crossValidate(questions);
    const of = (measure: Question['measure']): number =>
      meanOfGroups(scores.filter(([question]) => question.measure === measure));
    return of('gain') + ownShare * of('rank');
  };
  let best = worth();
  console.log('all features', rounded(best));
  for (const [index, { name }] of features.entries()) {
    const sign = signs[index] ?? 0;
    if (Number.isNaN(sign)) continue;
    dropFeature(name);
    const without = worth();
    const isMissed = without < best;
    if (isMissed) (signs as number[])[index] = sign;
    else best = without;
    console.log(isMissed ? 'kept   ' : 'dropped', name, rounded(without));
  }
}
