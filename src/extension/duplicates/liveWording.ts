// What the editor says about places: diagnostic, lens and hover. Pure: knows no vscode.

import { counted } from '../../base/formatCount.ts';
import { type DuplicateMember, similarityText } from '../../core/duplicates/duplicateCluster.ts';
import type { DiagnosticsMode } from '../settingsReader.ts';
import { othersOf } from './clusterTree.ts';
import type { LivePlace, PlacesOfLine } from './livePlaces.ts';
import { escaped } from './markdown.ts';
import { cloneTypeWords, memberTitle, placeText } from './wording.ts';

/** Places that a diagnostic is made of. */
export function diagnosedPlaces(
  places: readonly LivePlace[],
  mode: DiagnosticsMode,
): readonly LivePlace[] {
  if (mode === 'off') return [];
  return mode === 'all' ? places : places.filter(({ cluster }) => cluster.cloneType < 4);
}

/** `Renamed copy of parseDate in src/date.ts:12–40 (0.94) and of 2 other places.` */
export function diagnosticText(place: LivePlace, rootNames: ReadonlyMap<string, string>): string {
  const { cluster, member } = place;
  const [first, ...rest] = othersOf(cluster, member);
  if (first === undefined) return '';
  const others = rest.length === 0 ? '' : ` and ${counted(rest.length, 'other place')}`;
  const where = `${memberTitle(first)} in ${placeText(first, rootNames)}`;
  const relation =
    cluster.cloneType === 4 ? 'Says the same as' : `${relationWords[cluster.cloneType]} of`;
  return `${relation} ${where}${others} (${similarityText(cluster.similarity)}).`;
}

const relationWords = { 1: 'Exact copy', 2: 'Renamed copy', 3: 'Edited copy' } as const;

/** `3 similar places`. */
export function lensText({ others }: PlacesOfLine): string {
  return counted(others.length, 'similar place');
}

/** `**parseDate** in `src/date.ts:12–40`: renamed copy, 0.94`, as Markdown. */
export function hoverText(
  place: LivePlace,
  other: DuplicateMember,
  rootNames: ReadonlyMap<string, string>,
): string {
  const { cloneType, similarity } = place.cluster;
  const { name } = cloneTypeWords[cloneType];
  const where = escaped(placeText(other, rootNames));
  return `**${escaped(memberTitle(other))}** in ${where}: ${name}, ${similarityText(similarity)}`;
}
