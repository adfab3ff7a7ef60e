import { describe, expect, test } from 'vitest';
import type { MapCell } from '../../../../src/protocol/duplicateMap.ts';
import {
  type Direction,
  legendOf,
  neighbourOf,
  parseMapView,
} from '../../../../src/webview/duplicateMap/mapView.ts';

/** Two above, three below: 0 and 1; 2, 3 and 4. */
const rectangles = [
  { x: 0, y: 0, width: 60, height: 50 },
  { x: 60, y: 0, width: 60, height: 50 },
  { x: 0, y: 50, width: 40, height: 50 },
  { x: 40, y: 50, width: 40, height: 50 },
  { x: 80, y: 50, width: 40, height: 50 },
];

describe('an arrow key', () => {
  test.each<[number, Direction, number]>([
    [0, 'right', 1],
    [1, 'left', 0],
    [0, 'down', 2],
    [1, 'down', 4],
    [4, 'up', 1],
    [3, 'right', 4],
    [3, 'left', 2],
    [0, 'left', 0],
    [0, 'up', 0],
    [4, 'right', 4],
    [9, 'right', 9],
  ])('from cell %i %s leads to %i', (from, direction, to) => {
    expect(neighbourOf(rectangles, from, direction)).toBe(to);
  });

  test('reaches every cell from the first', () => {
    const reached = new Set([0]);
    for (const from of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        reached.add(neighbourOf(rectangles, from, direction));
      }
    }
    expect(reached.size).toBe(rectangles.length);
  });
});

function cell(folder: string, area: number): MapCell {
  const text = { label: '', detail: '', type: 'exact copy', similarity: '1.00' };
  return { ...text, id: `${folder}${String(area)}`, folder, area, lines: 1, places: [] };
}

describe('the colours', () => {
  test('go to what covers most; names beyond the colours share none', () => {
    const folders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const cells = folders.map((folder, index) => cell(folder, index + 1));
    const legend = legendOf([...cells, cell('a', 100)], 'folder');
    expect(legend.map(({ name, colour }) => `${name}${String(colour)}`)).toEqual([
      ...['a0', 'h1', 'g2', 'f3', 'e4', 'd5'],
      ...['cundefined', 'bundefined'],
    ]);
  });

  test('can be those of the types', () => {
    expect(legendOf([cell('a', 1), cell('b', 2)], 'type')).toEqual([
      { name: 'exact copy', colour: 0 },
    ]);
  });
});

test.each([
  [undefined, { colouring: 'type' }],
  [{ colouring: 'rainbow', activeId: 3 }, { colouring: 'type' }],
  [
    { colouring: 'folder', activeId: 'a' },
    { colouring: 'folder', activeId: 'a' },
  ],
])('what is kept of the map is read: %j', (stored, view) => {
  expect(parseMapView(stored)).toEqual(view);
});
