// Duplicates for a terminal: a block a cluster, each place a link, the totals last.

import { counted, formatCount } from '../../base/formatCount.ts';
import type {
  DuplicateCluster,
  DuplicateMember,
  LeftOut,
} from '../../core/duplicates/duplicateCluster.ts';
import { style } from '../style.ts';
import type { PrintedReport } from './printedReport.ts';
import { clusterTitle, moreText, nameText, placeText, printable, totalsText } from './wording.ts';

/** @param explains  also which rules have left something out */
export function textReport(report: PrintedReport, colours: boolean, explains = false): string {
  const clusters = report.clusters.map((cluster, index) => clusterText(cluster, index, colours));
  return [...clusters, summaryOf(report, explains)].join('\n\n');
}

function clusterText(cluster: DuplicateCluster, index: number, colours: boolean): string {
  const title = `#${String(index + 1)} ${clusterTitle(cluster)}`;
  return [
    style('bold', title, colours),
    ...cluster.members.map((member) => memberText(member, colours)),
  ].join('\n');
}

function memberText(member: DuplicateMember, colours: boolean): string {
  const parts = [
    style('cyan', placeText(member), colours),
    nameText(member),
    style('dim', member.isTest ? '(test)' : '', colours),
  ];
  return `   ${parts.filter((part) => part !== '').join(' ')}`;
}

function summaryOf(report: PrintedReport, explains: boolean): string {
  const { leftOut, coverage } = report;
  return [
    moreText(report),
    totalsText(report),
    ...(explains ? ruleTable(leftOut) : [leftOutText(leftOut)]),
    ...coverage.notes,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function leftOutText(leftOut: readonly LeftOut[]): string {
  const count = sumOf(leftOut);
  if (count === 0) return '';
  return `Left out: ${formatCount(count)} that look alike, by ${counted(leftOut.length, 'rule')} (--explain lists them)`;
}

function ruleTable(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return ['Left out: nothing'];
  const countWidth = Math.max(...leftOut.map(({ count }) => formatCount(count).length));
  const ruleWidth = Math.max(...leftOut.map(({ rule }) => rule.length));
  return [
    `Left out: ${formatCount(sumOf(leftOut))} that look alike`,
    ...leftOut.map(({ rule, reason, count }) =>
      [formatCount(count).padStart(countWidth + 3), rule.padEnd(ruleWidth), printable(reason)].join(
        '  ',
      ),
    ),
  ];
}

function sumOf(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((sum, { count }) => sum + count, 0);
}
