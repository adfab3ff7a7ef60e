// The words that all formats share. Numbers and names only: escaping is each format's own.

import { counted, formatCount } from '../../base/formatCount.ts';
import {
  cloneTypeNames,
  type DuplicateCluster,
  type DuplicateMember,
  similarityText,
} from '../../core/duplicates/duplicateCluster.ts';
import { duplicatedShare, type PrintedReport } from './printedReport.ts';

/** `renamed copy (type 2) · 0.94 · 24 lines × 3 · saves 46`; without code, what it is, too. */
export function clusterTitle(cluster: DuplicateCluster): string {
  const { cloneType, content, similarity, lines, members } = cluster;
  return [
    `${cloneTypeNames[cloneType]} (type ${String(cloneType)})`,
    ...(content === 'code' ? [] : [content]),
    similarityText(similarity),
    `${counted(lines, 'line')} × ${formatCount(members.length)}`,
    `saves ${savedText(cluster)}`,
  ].join(' · ');
}

export function savedText({ savedLines }: DuplicateCluster): string {
  return formatCount(Math.round(savedLines));
}

/** `src/session.ts:10-20`, which terminals and editors make a link. */
export function placeText({ path, lines }: DuplicateMember): string {
  const end = lines.end === lines.start ? '' : `-${String(lines.end)}`;
  return `${printable(path)}:${String(lines.start)}${end}`;
}

/** What it is called, or '' for what has no name. */
export function nameText({ symbol, heading }: DuplicateMember): string {
  return printable(symbol ?? heading ?? '');
}

/** `3.4 %` */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** `12 clusters; 340 of 10,000 lines repeat what stands elsewhere (3.4 %)` */
export function totalsText(report: PrintedReport): string {
  const { clusterCount, duplicatedLines, totalLines } = report;
  const share = percentText(duplicatedShare(report));
  return `${counted(clusterCount, 'cluster')}; ${formatCount(duplicatedLines)} of ${counted(totalLines, 'line')} repeat what stands elsewhere (${share})`;
}

/** '' when all are printed. */
export function moreText({ clusters, clusterCount }: PrintedReport): string {
  const more = clusterCount - clusters.length;
  return more === 0 ? '' : `${counted(more, 'more cluster')} not listed`;
}

/** File names may hold what moves a cursor or ends a line: shown as it is written in a program. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (character) => controlNames.get(character) ?? escapeOf(character),
  );
}

const controlNames: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
