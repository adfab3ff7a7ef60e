// The rows of the list: files with their hits, and below an expanded hit why it is there and
// which near-identical places it stands for. Pure; knows no DOM.

import type { Grouping, PanelHit, PanelPlace } from '../protocol/panelState.ts';

interface RowPlace {
  readonly id: string;
  /** Depth in the tree, from 1. */
  readonly level: number;
  /** From 1, among the rows of one level below one row. */
  readonly position: number;
  readonly setSize: number;
}

export type Row = RowPlace &
  (
    | {
        readonly type: 'file';
        readonly fileName: string;
        readonly folder: string;
        readonly hitCount: number;
        readonly expanded: boolean;
      }
    | { readonly type: 'hit'; readonly hit: PanelHit; readonly expanded: boolean }
    | { readonly type: 'reasons'; readonly hit: PanelHit }
    | { readonly type: 'place'; readonly hit: PanelHit; readonly place: PanelPlace }
  );

export interface RowOptions {
  readonly grouping: Grouping;
  /** Files whose hits are folded away. */
  readonly collapsed: ReadonlySet<string>;
  /** Hits that are explained. */
  readonly expanded: ReadonlySet<string>;
}

/** Hits by rank, or files by their best hit with hits below. */
export function rowsOfHits(hits: readonly PanelHit[], options: RowOptions): readonly Row[] {
  if (options.grouping === 'flat') return rowsOfSiblings(hits, 1, options);
  const files = [...Map.groupBy(hits, (hit) => hit.fileId)];
  return files.flatMap(([fileId, fileHits], index) => {
    const expanded = !options.collapsed.has(fileId);
    const header: Row = {
      type: 'file',
      id: fileId,
      level: 1,
      fileName: fileHits[0]?.fileName ?? '',
      folder: fileHits[0]?.folder ?? '',
      hitCount: fileHits.length,
      expanded,
      position: index + 1,
      setSize: files.length,
    };
    return expanded ? [header, ...rowsOfSiblings(fileHits, 2, options)] : [header];
  });
}

/** Whether there is anything to show below the hit. */
export function canExpand({ reasons, alike }: PanelHit): boolean {
  return reasons.length + alike.length > 0;
}

function rowsOfSiblings(
  hits: readonly PanelHit[],
  level: number,
  { expanded }: RowOptions,
): readonly Row[] {
  return hits.flatMap((hit, index) => {
    const isExpanded = expanded.has(hit.id) && canExpand(hit);
    const row: Row = {
      type: 'hit',
      id: hit.id,
      level,
      hit,
      expanded: isExpanded,
      position: index + 1,
      setSize: hits.length,
    };
    return isExpanded ? [row, ...rowsBelow(hit, level + 1)] : [row];
  });
}

/** Near-identical places first: they can be opened; then why the hit is here. */
function rowsBelow(hit: PanelHit, level: number): readonly Row[] {
  const { alike, reasons } = hit;
  const setSize = alike.length + (reasons.length > 0 ? 1 : 0);
  const places = alike.map((place, index): Row => ({
    type: 'place',
    id: place.id,
    level,
    hit,
    place,
    position: index + 1,
    setSize,
  }));
  if (reasons.length === 0) return places;
  return [...places, { type: 'reasons', id: `${hit.id}?`, level, hit, position: setSize, setSize }];
}
