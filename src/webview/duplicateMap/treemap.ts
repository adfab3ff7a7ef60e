// The picture: one button a cluster. Tab reaches the picture once, arrow keys go from cell to cell.

import type { MapCell } from '../../protocol/duplicateMap.ts';
import { element } from '../dom.ts';
import { type Direction, type LegendEntry, neighbourOf } from './mapView.ts';
import { type Rectangle, squarify } from './squarify.ts';

export interface TreemapEvents {
  readonly onActivate: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

export interface TreemapState {
  readonly cells: readonly MapCell[];
  readonly legend: readonly LegendEntry[];
  readonly colouring: 'type' | 'folder';
  readonly activeId: string | undefined;
}

export interface Treemap {
  readonly root: HTMLElement;
  render(state: TreemapState): void;
}

/** More cells would be too small to be seen; the table has them all. */
export const maxCells = 300;

const groupAttributes = {
  role: 'group',
  'aria-label': 'Duplicates by the lines that merging would save',
};

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function createTreemap({ onActivate, onOpen }: TreemapEvents): Treemap {
  const root = element('div', { className: 'treemap', attributes: groupAttributes });
  let rectangles: readonly Rectangle[] = [];
  let state: TreemapState | undefined;

  const place = (): void => {
    // Whole pixels, rounded down: half of one would cut off the borders at the end.
    const { width, height } = root.getBoundingClientRect();
    const bounds = { x: 0, y: 0, width: Math.floor(width), height: Math.floor(height) };
    rectangles = squarify(
      shownCells(state).map(({ area }) => area),
      bounds,
    );
    buttons().forEach((button, index) => {
      placeButton(button, rectangles[index]);
    });
  };
  const buttons = (): readonly HTMLButtonElement[] => [...root.querySelectorAll('button')];
  const activate = (index: number): void => {
    const cell = shownCells(state)[index];
    if (cell === undefined) return;
    onActivate(cell.id);
    buttons()[index]?.focus();
  };
  root.addEventListener('keydown', (event) => {
    const index = buttons().findIndex((button) => button === document.activeElement);
    const target = targetOf(event.key, index, rectangles);
    if (target === undefined || index < 0) return;
    event.preventDefault();
    activate(target);
  });
  new ResizeObserver(place).observe(root);

  return {
    root,
    render(next) {
      const hadFocus = root.contains(document.activeElement);
      const isSame = state?.cells === next.cells;
      state = next;
      if (!isSame) {
        root.replaceChildren(
          ...shownCells(next).map((cell) => cellButton(cell, onActivate, onOpen)),
        );
        place();
      }
      paint(buttons(), next);
      if (hadFocus && !isSame)
        buttons()
          .find((button) => button.tabIndex === 0)
          ?.focus();
    },
  };
}

function shownCells(state: TreemapState | undefined): readonly MapCell[] {
  return state?.cells.slice(0, maxCells) ?? [];
}

function targetOf(
  key: string,
  index: number,
  rectangles: readonly Rectangle[],
): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return rectangles.length - 1;
  const direction = directions[key];
  return direction === undefined ? undefined : neighbourOf(rectangles, index, direction);
}

function cellButton(
  cell: MapCell,
  onActivate: TreemapEvents['onActivate'],
  onOpen: TreemapEvents['onOpen'],
): HTMLButtonElement {
  const button = element('button', {
    className: 'cell',
    attributes: {
      type: 'button',
      'aria-label': `${cell.label}, ${cell.detail}, ${cell.folder}`,
      title: `${cell.label}\n${cell.detail}\n${cell.places.join('\n')}`,
    },
    children: [
      element('span', { className: 'cell-label', text: cell.label }),
      element('span', { className: 'cell-detail', text: cell.detail }),
    ],
  });
  // Enter and Space are a click for a button.
  button.addEventListener('click', () => {
    onActivate(cell.id);
    onOpen(cell.id);
  });
  button.addEventListener('focus', () => {
    onActivate(cell.id);
  });
  return button;
}

/** One cell can be reached by Tab: the active one, or the first. */
function paint(buttons: readonly HTMLButtonElement[], state: TreemapState): void {
  const cells = shownCells(state);
  const active = Math.max(
    0,
    cells.findIndex(({ id }) => id === state.activeId),
  );
  buttons.forEach((button, index) => {
    const name = cells[index]?.[state.colouring];
    const colour = state.legend.find((entry) => entry.name === name)?.colour;
    button.dataset['colour'] = colour === undefined ? 'other' : String(colour);
    button.tabIndex = index === active ? 0 : -1;
  });
}

function placeButton(button: HTMLButtonElement, rectangle: Rectangle | undefined): void {
  if (rectangle === undefined) return;
  button.style.left = `${String(rectangle.x)}px`;
  button.style.top = `${String(rectangle.y)}px`;
  button.style.width = `${String(rectangle.width)}px`;
  button.style.height = `${String(rectangle.height)}px`;
}
