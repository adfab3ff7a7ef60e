// The figures of duplicates, for people.

import { pairKinds } from '../../test/quality/duplicates/duplicateSets.ts';
import { halves } from '../../test/quality/sets.ts';
import { type Cell, markdownTable } from '../lib/table.ts';
import {
  figuresOf,
  isPositive,
  type JudgedPair,
  ofKind,
  ofTypes,
  type PairFigures,
  textualTypes,
} from './judgement.ts';
import type { PublicFigures } from './publicSets.ts';

export interface DuplicateResults {
  readonly pairs: readonly JudgedPair[];
  readonly publicFigures?: PublicFigures;
}

export function duplicateReport({ pairs, publicFigures }: DuplicateResults): string {
  const parts = [
    '# Duplicates',
    'Written by `npm run bench:duplicates`. Pairs labelled by reading, in real repositories at pinned commits: one is told when a cluster has two members that hold at least 70 % of the lines of each place. Precision: of the labelled pairs that are told, those that are duplicates. Thresholds are fitted on the half `fit`.',
    ...(pairs.length === 0 ? [] : pairTables(pairs)),
    ...(publicFigures === undefined ? [] : publicTable(publicFigures)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function pairTables(pairs: readonly JudgedPair[]): string[] {
  const ofHalf = halves.map((half) => pairs.filter((pair) => pair.half === half));
  return [
    '## By half',
    markdownTable(
      ['half', 'pairs', 'duplicates', 'told', 'precision', 'recall 1–3', 'recall 4'],
      halves.map((half, index) => [half, ...summaryOf(ofHalf[index] ?? [])]),
    ),
    '## By type',
    markdownTable(
      ['type', ...halves.flatMap((half) => [half, `told, ${half}`, `recall, ${half}`])],
      ([1, 2, 3, 4] as const).map((type) => [
        String(type),
        ...ofHalf.flatMap((own) => recallCells(figuresOf(ofTypes(own, [type])))),
      ]),
    ),
    '## By kind',
    markdownTable(
      ['kind', 'half', 'pairs', 'duplicates', 'told', 'precision', 'recall 1–3', 'recall 4'],
      pairKinds.flatMap((kind) =>
        halves.map((half, index) => [kind, half, ...summaryOf(ofKind(ofHalf[index] ?? [], kind))]),
      ),
    ),
  ];
}

function summaryOf(pairs: readonly JudgedPair[]): Cell[] {
  const { told, precision } = figuresOf(pairs);
  return [
    String(pairs.length),
    String(pairs.filter(isPositive).length),
    String(told),
    precision ?? '–',
    figuresOf(ofTypes(pairs, textualTypes)).recall ?? '–',
    figuresOf(ofTypes(pairs, [4])).recall ?? '–',
  ];
}

function recallCells({ positives, toldRightly, recall }: PairFigures): Cell[] {
  return [String(positives), String(toldRightly), recall ?? '–'];
}

function publicTable({ poj104, mrpcPrecision, mrpcF1, stsb }: PublicFigures): string[] {
  const rows: readonly (readonly [string, number])[] = [
    ['POJ-104 dev, MAP@R, R = 39', poj104],
    ['MRPC validation, average precision', mrpcPrecision],
    ['MRPC validation, best F1', mrpcF1],
    ['STS-B dev, Spearman', stsb],
  ];
  return [
    '## The encoder on public judgements, × 100',
    markdownTable(
      ['set', 'figure'],
      rows.map(([name, figure]) => [name, figure.toFixed(1)]),
    ),
  ];
}
