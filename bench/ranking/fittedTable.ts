// Fits one set of weights per class of queries, and writes them down as the table that the
// product reads.

import { features } from '../../src/core/search/features/features.ts';
import type { QueryClass } from '../../src/core/search/queryClass.ts';
import {
  type ColumnShares,
  mixColumns,
  unfittedWeights,
  type WeightColumn,
  weightColumns,
} from '../../src/core/search/rankingModel.ts';
import { fitWeights } from './listwise.ts';
import type { AskedBothWays, Question } from './material.ts';

/** Of each feature, by column. */
export type TableWeights = Readonly<Record<WeightColumn, Float64Array>>;

/** Standard deviation of each feature: fitting sees all of them as equally wide. */
export type Scale = Float64Array;

const rounds = 100;
const penalty = 0.006;
/** Classes with few questions are drawn to the weights of prose the more. */
const priorPull = { symbol: 60, code: 8 } as const;

/**
 * Observations of the query's words. They say nothing of a place that says it in others: a name that
 * happens to match would stand before what means the same.
 */
const ofWords = named(
  'words;words, place;word forms, place;words covered;file name;file name, explained;' +
    'file name, whole;file of the name;folder name;path;symbol name;name covered;definition;' +
    'type definition;words within the name;heading;file words;file words, all;' +
    'file words, density;file covered;file names covered',
);

/** What is near a name in meaning is another name: it only stands before the one that was spelled. */
const ofMeaning = named(
  'similarity;similarity, sharp;similarity, place;file similarity;folder similarity',
);

/** Observations that can only speak against a place, and those that may speak either way. */
const against = named(
  // The benchmark's labels know no data files, and a few own questions would lift them all.
  'test file;example file;compatibility file;deep path;configuration',
);
const eitherWay = named(
  'entry file;declaration file;file length;function;class or type;module;variable;' +
    'documentation;long chunk;file head',
);

/** @throws RangeError for a name that is no feature's: it would rule nothing, in silence */
function named(list: string): ReadonlySet<string> {
  const names = list.split(';');
  const strange = names.find((name) => features.every((feature) => feature.name !== name));
  if (strange !== undefined) throw new RangeError(`No feature is called "${strange}".`);
  return new Set(names);
}

/**
 * What each weight may be, as `fitWeights` reads it.
 *
 * @param dropped  features that get no weight
 */
export function signsWithout(dropped: ReadonlySet<string>): readonly number[] {
  return features.map(({ name }) => signOf(name, dropped));
}

function signOf(name: string, dropped: ReadonlySet<string>): number {
  if (name in unfittedWeights || dropped.has(name)) return Number.NaN;
  if (against.has(name)) return -1;
  return eitherWay.has(name) ? 0 : 1;
}

export function scaleOf(questions: readonly Question[]): Scale {
  const width = features.length;
  return Float64Array.from(features, (_, column) => {
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (const { values } of questions) {
      for (let position = column; position < values.length; position += width) {
        const value = values[position] ?? 0;
        count += 1;
        sum += value;
        squares += value * value;
      }
    }
    const variance = squares / Math.max(1, count) - (sum / Math.max(1, count)) ** 2;
    return Math.max(narrowest, Math.sqrt(Math.max(0, variance)));
  });
}

/** A feature that is nearly always the same must not get a weight of hundreds. */
const narrowest = 0.02;

export function scaled<T extends Question>(question: T, scale: Scale): T {
  const width = scale.length;
  const values = question.values.map((value, position) => value / (scale[position % width] ?? 1));
  return { ...question, values };
}

export function scaledBothWays(question: AskedBothWays, scale: Scale): AskedBothWays {
  return { ...scaled(question, scale), byMeaning: scaled(question.byMeaning, scale) };
}

/**
 * Prose is fitted once with all sources and once with the vectors alone: what a question takes of
 * either is not fitted, see `meaningLean`.
 *
 * @param questions  scaled
 */
export function fitTable(
  questions: readonly AskedBothWays[],
  signs: readonly number[],
): TableWeights {
  const of = (wanted: QueryClass): AskedBothWays[] =>
    questions.filter(({ queryClass }) => queryClass === wanted);
  const zero = new Float64Array(features.length);
  const plain = { prior: zero, penalty, rounds };
  const prose = fitWeights(of('prose'), { ...plain, signs });
  const alone = of('prose').map(({ byMeaning }) => byMeaning);
  const drawn = (wanted: keyof typeof priorPull, silent: ReadonlySet<string>): Float64Array =>
    fitWeights(of(wanted), {
      prior: prose.map((weight, index) => (silent.has(nameOf(index)) ? 0 : weight)),
      penalty: penalty * priorPull[wanted],
      rounds,
      signs: silencing(signs, silent),
    });
  return {
    prose,
    meaning: fitWeights(alone, { ...plain, signs: silencing(signs, ofWords) }),
    symbol: drawn('symbol', ofMeaning),
    code: drawn('code', new Set()),
  };
}

function silencing(signs: readonly number[], silent: ReadonlySet<string>): readonly number[] {
  return signs.map((sign, index) => (silent.has(nameOf(index)) ? Number.NaN : sign));
}

/** @returns the weights that a question with these shares is ranked by */
export function mixedWeights(table: TableWeights, shares: ColumnShares): Float64Array {
  return Float64Array.from(features, (_, index) =>
    mixColumns(shares, (column) => table[column][index] ?? 0),
  );
}

function nameOf(index: number): string {
  return features[index]?.name ?? '';
}

/** The source of `src/core/search/rankingWeights.ts`. */
export function tableSource(weights: TableWeights, scale: Scale): string {
  const columns = weightColumns.map((name) => {
    const rows = features.flatMap(({ name: feature }, index) => {
      const weight = (weights[name][index] ?? 0) / (scale[index] ?? 1);
      return Math.abs(weight) < 0.005 ? [] : [`    ${quoted(feature)}: ${weight.toFixed(2)},`];
    });
    return [`  ${name}: {`, ...rows, '  },'].join('\n');
  });
  return [
    '// TABLE of weights: what each feature adds to the score of a place, by the class of the query.',
    '// Made by `npm run bench:fit` from the development half of the benchmark and the fitting half',
    '// of the own sets; not edited by hand.',
    '',
    'export const fittedWeights = {',
    ...columns,
    '} as const;',
    '',
  ].join('\n');
}

function quoted(name: string): string {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}
