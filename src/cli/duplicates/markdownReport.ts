// Duplicates as GitHub-flavoured Markdown: the totals as a table, each cluster to unfold. Made to
// be the comment of a pull request.

import { counted, formatCount } from '../../base/formatCount.ts';
import type { DuplicateCluster, DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import { duplicatedShare, type PrintedReport } from './printedReport.ts';
import { clusterTitle, nameText, percentText, placeText } from './wording.ts';

/** GitHub refuses a comment of more than 65,536 characters; the rest is for what stands around. */
const maxCharacters = 60_000;
/** A licence header stands everywhere: nobody reads more of its places. */
const maxMembers = 20;

export function markdownReport(report: PrintedReport): string {
  const { clusterCount } = report;
  const title = clusterCount === 0 ? 'No duplicates' : counted(clusterCount, 'duplicate');
  const head = `### ${title}\n\n${totalsTable(report)}`;
  const notes = report.coverage.notes.map((note) => `> ${plainText(note)}`);
  const blocks = fitting(report.clusters.map(clusterBlock), head.length);
  const more = clusterCount - blocks.length;
  const rest = more === 0 ? [] : [`${counted(more, 'more cluster')} not listed here.`];
  return [head, ...blocks, ...rest, ...notes].join('\n\n');
}

function totalsTable(report: PrintedReport): string {
  const { clusterCount, duplicatedLines, totalLines } = report;
  return [
    '| clusters | repeated lines | of lines | share |',
    '| ---: | ---: | ---: | ---: |',
    `| ${formatCount(clusterCount)} | ${formatCount(duplicatedLines)} | ${formatCount(totalLines)} | ${percentText(duplicatedShare(report))} |`,
  ].join('\n');
}

/** The first blocks that fit into a comment. */
function fitting(blocks: readonly string[], usedCharacters: number): readonly string[] {
  let characters = usedCharacters;
  const end = blocks.findIndex((block) => (characters += block.length) > maxCharacters);
  return end === -1 ? blocks : blocks.slice(0, end);
}

/** The empty lines make GitHub read the list inside of the element as Markdown. */
function clusterBlock(cluster: DuplicateCluster, index: number): string {
  const rows = cluster.members.slice(0, maxMembers).map(memberRow);
  const more = cluster.members.length - rows.length;
  return [
    `<details>\n<summary>${String(index + 1)}. ${clusterTitle(cluster)}</summary>`,
    [...rows, ...(more === 0 ? [] : [`- and ${counted(more, 'more place')}`])].join('\n'),
    '</details>',
  ].join('\n\n');
}

function memberRow(member: DuplicateMember): string {
  const name = nameText(member);
  return [
    `- ${codeSpan(placeText(member))}`,
    ...(name === '' ? [] : [codeSpan(name)]),
    ...(member.isTest ? ['(test)'] : []),
  ].join(' ');
}

/** Nothing within is read as Markdown or HTML, no matter what it holds. */
function codeSpan(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  // One space at each end is taken off by the reader: it keeps backticks and spaces at the ends.
  const needsSpace = /^[` ]|[` ]$/.test(text);
  return needsSpace ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function plainText(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>&|#~@]/g, (character) =>
    character === '@' ? '@\u200b' : `\\${character}`,
  );
}
