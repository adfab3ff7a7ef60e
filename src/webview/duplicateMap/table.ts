// The same clusters as a table: what a screen reader reads, and whoever likes lists better.

import type { MapCell } from '../../protocol/duplicateMap.ts';
import { element } from '../dom.ts';

const columns = ['Duplicate', 'Type', 'Similarity', 'Lines', 'Saves', 'Places'] as const;

export function createTable(onOpen: (id: string) => void): {
  readonly root: HTMLElement;
  render(cells: readonly MapCell[]): void;
} {
  const body = element('tbody');
  const head = element('tr', {
    children: columns.map((text) => element('th', { text, attributes: { scope: 'col' } })),
  });
  const root = element('table', {
    className: 'table',
    children: [
      element('caption', { text: 'Every duplicate, what would save most first' }),
      element('thead', { children: [head] }),
      body,
    ],
  });
  let shown: readonly MapCell[] | undefined;
  return {
    root,
    render(cells) {
      if (cells === shown) return;
      shown = cells;
      body.replaceChildren(...cells.map((cell) => row(cell, onOpen)));
    },
  };
}

function row(cell: MapCell, onOpen: (id: string) => void): HTMLTableRowElement {
  const button = element('button', {
    className: 'link',
    text: cell.label,
    attributes: { type: 'button' },
  });
  button.addEventListener('click', () => {
    onOpen(cell.id);
  });
  const numbers = [cell.similarity, String(cell.lines), String(Math.round(cell.area))];
  return element('tr', {
    children: [
      element('th', { attributes: { scope: 'row' }, children: [button] }),
      element('td', { text: cell.type }),
      ...numbers.map((text) => element('td', { className: 'number', text })),
      element('td', {
        children: cell.places.map((place) => element('div', { className: 'place', text: place })),
      }),
    ],
  });
}
