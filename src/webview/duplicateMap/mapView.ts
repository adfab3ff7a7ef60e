// What the map itself knows: which cell the keys act on, and what the colours mean. Pure functions;
// knows no DOM.

import type { MapCell } from '../../protocol/duplicateMap.ts';
import type { Rectangle } from './squarify.ts';

export const colourings = ['type', 'folder'] as const;
export type Colouring = (typeof colourings)[number];

/** The part that outlives a hidden map. */
export interface PersistedMapView {
  readonly colouring: Colouring;
  readonly activeId?: string;
}

/** @param stored  whatever was kept */
export function parseMapView(stored: unknown): PersistedMapView {
  if (typeof stored !== 'object' || stored === null) return { colouring: 'type' };
  const colouring =
    'colouring' in stored ? colourings.find((each) => each === stored.colouring) : undefined;
  const isNamed = 'activeId' in stored && typeof stored.activeId === 'string';
  return {
    colouring: colouring ?? 'type',
    ...(isNamed ? { activeId: String(stored.activeId) } : {}),
  };
}

/** VS Code's themes have so many colours for charts. */
export const colourCount = 6;

export interface LegendEntry {
  readonly name: string;
  /** 0…`colourCount` − 1; undefined for all that share none. */
  readonly colour: number | undefined;
}

/** The names that cover most come first and have a colour of their own. */
export function legendOf(cells: readonly MapCell[], colouring: Colouring): readonly LegendEntry[] {
  const areas = new Map<string, number>();
  for (const cell of cells) {
    areas.set(cell[colouring], (areas.get(cell[colouring]) ?? 0) + cell.area);
  }
  return [...areas]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name], index) => ({ name, colour: index < colourCount ? index : undefined }));
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The cell that lies next in a direction, as the eye goes: the nearest middle among those that
 * begin beyond.
 *
 * @returns `from` where there is none
 */
export function neighbourOf(
  rectangles: readonly Rectangle[],
  from: number,
  direction: Direction,
): number {
  const origin = rectangles[from];
  if (origin === undefined) return from;
  const candidates = rectangles.flatMap((rectangle, index) =>
    index !== from && isBeyond(rectangle, origin, direction)
      ? [{ index, distance: distanceBetween(rectangle, origin, direction) }]
      : [],
  );
  candidates.sort((a, b) => a.distance - b.distance);
  return candidates[0]?.index ?? from;
}

/** Half a pixel: roundings must not hide a neighbour. */
const tolerance = 0.5;

function isBeyond(to: Rectangle, from: Rectangle, direction: Direction): boolean {
  switch (direction) {
    case 'left':
      return to.x + to.width <= from.x + tolerance;
    case 'right':
      return to.x >= from.x + from.width - tolerance;
    case 'up':
      return to.y + to.height <= from.y + tolerance;
    case 'down':
      return to.y >= from.y + from.height - tolerance;
  }
}

/** A step to the side counts twice: what lies straight ahead is meant. */
function distanceBetween(to: Rectangle, from: Rectangle, direction: Direction): number {
  const across = Math.abs(to.x + to.width / 2 - from.x - from.width / 2);
  const along = Math.abs(to.y + to.height / 2 - from.y - from.height / 2);
  return direction === 'left' || direction === 'right' ? across + 2 * along : 2 * across + along;
}
