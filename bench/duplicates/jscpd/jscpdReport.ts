// Both tools side by side, for people.

import {
  type CloneType,
  cloneTypes,
  type LeftOut,
} from '../../../src/core/duplicates/duplicateCluster.ts';
import { type Cell, markdownTable } from '../../lib/table.ts';
import { figuresOf, type JudgedPair } from '../judgement.ts';
import type { ComparedClone, ToldPair } from './compareClones.ts';
import type { Cost } from './runTools.ts';

export interface Comparison {
  readonly name: string;
  /** jscpd's clones of enough lines. */
  readonly compared: readonly ComparedClone[];
  /** What only we tell. */
  readonly beyond: readonly ToldPair[];
  /** A sample of that, labelled. */
  readonly labelled: readonly JudgedPair[];
  readonly leftOut: readonly LeftOut[];
  readonly jscpd: Cost;
  readonly indexing: Cost;
  readonly finding: Cost;
}

export function jscpdReport(comparisons: readonly Comparison[]): string {
  const labelled = comparisons.flatMap((comparison) => comparison.labelled);
  return `${[
    '# Duplicates beside jscpd 5',
    'Written by `npm run bench:jscpd`, in one run on one machine. A clone of jscpd of 10 lines or more is found when at least 70 % of both its sides lies within clusters that stand on both sides.',
    markdownTable(
      ['repository', 'clones', 'found', 'share', 'not found'],
      comparisons.map(({ name, compared }) => {
        const found = compared.filter((clone) => clone.found).length;
        const share = compared.length === 0 ? '–' : found / compared.length;
        return [
          name,
          ...[compared.length, found].map(String),
          share,
          String(compared.length - found),
        ];
      }),
    ),
    '## What is not found, and why',
    missedTable(comparisons),
    '## What only we tell',
    'Pairs of neighbouring members of a cluster that no clone of jscpd holds.',
    markdownTable(
      ['repository', ...cloneTypes.map((type) => `type ${type}`)],
      comparisons.map(({ name, beyond }) => [
        name,
        ...cloneTypes.map((type) => String(countOf(beyond, type))),
      ]),
    ),
    beyondPrecision(labelled),
    '## Cost',
    'Ours finds in an index that is there; making the index, with vectors, stands beside it. Ratios are ours to jscpd’s.',
    costTable(comparisons),
  ].join('\n\n')}\n`;
}

function missedTable(comparisons: readonly Comparison[]): string {
  const counts = new Map<string, number>();
  for (const { compared } of comparisons) {
    for (const { reason } of compared) {
      if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  return rows.length === 0
    ? 'Nothing.'
    : markdownTable(
        ['reason', 'clones'],
        rows.map(([reason, count]) => [reason, String(count)]),
      );
}

function beyondPrecision(labelled: readonly JudgedPair[]): string {
  const { told, toldRightly, precision } = figuresOf(labelled);
  if (precision === undefined) return 'None of them is labelled yet.';
  const table = markdownTable(
    ['told as type', 'labelled', 'right', 'precision'],
    cloneTypes.map((type) => {
      const own = figuresOf(labelled.filter(({ toldAs }) => toldAs === type));
      return [String(type), String(own.told), String(own.toldRightly), own.precision ?? '–'];
    }),
  );
  return `Of a labelled sample, ${toldRightly} of ${told} are right: precision ${precision.toFixed(3)}.\n\n${table}`;
}

function countOf(pairs: readonly ToldPair[], type: CloneType): number {
  return pairs.filter(({ cloneType }) => cloneType === type).length;
}

function costTable(comparisons: readonly Comparison[]): string {
  return markdownTable(
    [
      'repository',
      'jscpd',
      'finding',
      'ratio',
      'memory ratio',
      'indexing',
      'memory ratio, indexing',
    ],
    comparisons.map(({ name, jscpd, finding, indexing }): Cell[] => [
      name,
      costText(jscpd),
      costText(finding),
      ratio(finding.seconds, jscpd.seconds),
      ratio(finding.peakMiB, jscpd.peakMiB),
      costText(indexing),
      ratio(indexing.peakMiB, jscpd.peakMiB),
    ]),
  );
}

function costText({ seconds, peakMiB }: Cost): string {
  return `${seconds.toFixed(2)} s, ${peakMiB.toFixed(0)} MiB`;
}

function ratio(ours: number, theirs: number): string {
  return theirs === 0 ? '–' : (ours / theirs).toFixed(1);
}
