// Duplicates as Markdown, for an issue or a review. Pure: knows no vscode.

import type { DuplicateCluster } from '../../core/duplicates/duplicateCluster.ts';
import { rangeText } from '../../core/lineRange.ts';
import { capitalized, clusterDescription, clusterLabel, memberTitle } from './wording.ts';

/** @param rootNames  as in `placeText` */
export function duplicatesMarkdown(
  clusters: readonly DuplicateCluster[],
  rootNames: ReadonlyMap<string, string>,
): string {
  return clusters.map((cluster) => clusterMarkdown(cluster, rootNames)).join('\n');
}

function clusterMarkdown(
  cluster: DuplicateCluster,
  rootNames: ReadonlyMap<string, string>,
): string {
  const rows = cluster.members.map((member) => {
    const rootName = rootNames.size > 1 ? `${rootNames.get(member.root) ?? member.root}/` : '';
    const place = `${rootName}${member.path}:${rangeText(member.lines).replace('–', '-')}`;
    return `- ${codeSpan(place)} ${escaped(memberTitle(member))}\n`;
  });
  const title = `**${escaped(clusterLabel(cluster))}**`;
  return `${title}: ${capitalized(clusterDescription(cluster))}\n\n${rows.join('')}`;
}

/** A path may hold a backtick: then the fence has two. */
function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

export function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, (character) => `\\${character}`);
}
