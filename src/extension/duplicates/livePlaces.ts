// The duplicates of one open file, as they stand in the editor now: lines move with what is typed,
// and a place that is typed in is not told any more until the file is compared again. Pure: knows
// no vscode.

import type { DuplicateCluster, DuplicateMember } from '../../core/duplicates/duplicateCluster.ts';
import type { LineRange } from '../../core/model.ts';
import { memberId, othersOf } from './clusterTree.ts';

export interface LivePlace {
  readonly cluster: DuplicateCluster;
  readonly member: DuplicateMember;
  /** 1-based, where it stands in the editor. */
  readonly lines: LineRange;
}

/**
 * Lines of an editor, 1-based and inclusive, that have become some other number of lines; none where
 * `end` is before `start`.
 */
export interface LineEdit {
  readonly replaced: LineRange;
  readonly lineCount: number;
}

export function placesIn(
  clusters: readonly DuplicateCluster[],
  file: { readonly root: string; readonly path: string },
): readonly LivePlace[] {
  return clusters.flatMap((cluster) =>
    cluster.members
      .filter(({ root, path }) => root === file.root && path === file.path)
      .map((member) => ({ cluster, member, lines: member.lines })),
  );
}

/** Positions of an editor: lines and characters from zero. */
interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

/**
 * @param text  that stands in place of what was between the positions
 * @returns     whole lines put in or taken out touch none of the lines around them
 */
export function lineEdit(start: EditorPosition, end: EditorPosition, text: string): LineEdit {
  const breaks = text.split('\n').length - 1;
  const isWhole =
    start.character === 0 && end.character === 0 && (text === '' || text.endsWith('\n'));
  if (isWhole) return { replaced: { start: start.line + 1, end: end.line }, lineCount: breaks };
  return { replaced: { start: start.line + 1, end: end.line + 1 }, lineCount: breaks + 1 };
}

/** An edit above moves a place, one within it takes it away. */
export function movePlaces(places: readonly LivePlace[], edit: LineEdit): readonly LivePlace[] {
  const { start, end } = edit.replaced;
  const added = edit.lineCount - (end - start + 1);
  return places.flatMap((place) => {
    if (place.lines.end < start) return [place];
    if (place.lines.start <= end) return [];
    const lines = { start: place.lines.start + added, end: place.lines.end + added };
    return [{ ...place, lines }];
  });
}

/** Places that begin on the same line are told together. */
export interface PlacesOfLine {
  /** 1-based. */
  readonly line: number;
  /** Most alike first. */
  readonly places: readonly LivePlace[];
  /** What they are alike with: most alike first, each place once. */
  readonly others: readonly DuplicateMember[];
}

export function placesByLine(places: readonly LivePlace[]): readonly PlacesOfLine[] {
  const lines = [...new Set(places.map((place) => place.lines.start))].sort((a, b) => a - b);
  return lines.map((line) => {
    const here = places
      .filter((place) => place.lines.start === line)
      .sort((a, b) => b.cluster.similarity - a.cluster.similarity);
    return { line, places: here, others: othersOfPlaces(here) };
  });
}

function othersOfPlaces(places: readonly LivePlace[]): readonly DuplicateMember[] {
  const own = new Set(places.map(({ member }) => memberId(member)));
  const others = new Map<string, DuplicateMember>();
  for (const { cluster, member } of places) {
    for (const other of othersOf(cluster, member)) {
      const id = memberId(other);
      if (!own.has(id) && !others.has(id)) others.set(id, other);
    }
  }
  return [...others.values()];
}
