// Duplicates in the words that people read: the same in the tree, the picture, the editor and the
// clipboard. Pure: knows no vscode.

import { counted, formatCount } from '../../base/formatCount.ts';
import { lastHeading } from '../../core/chunking/headings/heading.ts';
import {
  type CloneType,
  cloneTypeNames,
  type DuplicateCluster,
  type DuplicateMember,
  similarityText,
} from '../../core/duplicates/duplicateCluster.ts';
import { rangeText } from '../../core/lineRange.ts';
import type { Place } from '../../core/searchEngine.ts';

/** TABLE of clone types: what a person calls them, what that means, and VS Code's icon. */
export const cloneTypeWords: Readonly<
  Record<CloneType, { readonly name: string; readonly detail: string; readonly icon: string }>
> = {
  1: { name: cloneTypeNames[1], detail: 'the same but for space and comments', icon: 'copy' },
  2: { name: cloneTypeNames[2], detail: 'the same with other names and literals', icon: 'replace' },
  3: { name: cloneTypeNames[3], detail: 'lines were added, left out or changed', icon: 'edit' },
  4: { name: cloneTypeNames[4], detail: 'the same in other words', icon: 'lightbulb' },
};

/** What a member is called: its symbol, its own heading, or its file. */
export function memberTitle(member: DuplicateMember): string {
  return member.symbol ?? lastHeading(member.heading) ?? fileName(member.path);
}

/** `src/date.ts:12–40`; the root's name is in front where there are several. */
export function placeText(place: Place, rootNames: ReadonlyMap<string, string>): string {
  const rootName = rootNames.size > 1 ? rootNames.get(place.root) : undefined;
  const path = rootName === undefined ? place.path : `${rootName} • ${place.path}`;
  return `${path}:${rangeText(place.lines)}`;
}

/** `date.ts:12–40 · src/utils`: in a narrow side bar the end is cut off, and the end says least. */
export function narrowPlaceText(place: Place, rootNames: ReadonlyMap<string, string>): string {
  const folder = place.path.split('/').slice(0, -1).join('/');
  const rootName = rootNames.size > 1 ? rootNames.get(place.root) : undefined;
  const parts = [rootName, folder === '' ? undefined : folder];
  const where = parts.filter((part) => part !== undefined).join(' • ');
  const file = `${fileName(place.path)}:${rangeText(place.lines)}`;
  return where === '' ? file : `${file} · ${where}`;
}

/** `parseDate · 3 places`. */
export function clusterLabel(cluster: DuplicateCluster): string {
  const [first] = cluster.members;
  const title = first === undefined ? 'Duplicate' : memberTitle(first);
  return `${title} · ${counted(cluster.members.length, 'place')}`;
}

/** `renamed copy · 0.94 · 24 lines · saves 46`. */
export function clusterDescription(cluster: DuplicateCluster): string {
  const { cloneType, similarity, lines, savedLines } = cluster;
  const saves = `saves ${formatCount(Math.round(savedLines))}`;
  return [
    cloneTypeWords[cloneType].name,
    similarityText(similarity),
    counted(lines, 'line'),
    saves,
  ].join(' · ');
}

/** What the tree says of a cluster when one asks: plain lines. */
export function clusterDetails(
  cluster: DuplicateCluster,
  rootNames: ReadonlyMap<string, string>,
): readonly string[] {
  const { cloneType, similarity, lines, savedLines, members } = cluster;
  const { name, detail } = cloneTypeWords[cloneType];
  const saved = counted(Math.round(savedLines), 'line');
  return [
    `${capitalized(name)}: ${detail}.`,
    `Similarity ${similarityText(similarity)}; ${counted(lines, 'line')} at most; one place in place of ${formatCount(members.length)} would save about ${saved}.`,
    ...members.map((member) => `${memberTitle(member)}, ${placeText(member, rootNames)}`),
  ];
}

/** `a.ts:10–20 ↔ b.ts:5–15`. */
export function comparisonTitle(a: Place, b: Place): string {
  const end = (place: Place): string => `${fileName(place.path)}:${rangeText(place.lines)}`;
  return `${end(a)} ↔ ${end(b)}`;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
