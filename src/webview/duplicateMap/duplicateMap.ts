// The map: prints the host's snapshots as a picture and a table and reports what is chosen.

import type { DuplicateMapMessage, DuplicateMapState } from '../../protocol/duplicateMap.ts';
import { element } from '../dom.ts';
import { type Colouring, colourings, legendOf, type PersistedMapView } from './mapView.ts';
import { createTable } from './table.ts';
import { createTreemap, maxCells } from './treemap.ts';

export interface DuplicateMapOptions {
  readonly persisted: PersistedMapView;
  readonly persist: (view: PersistedMapView) => void;
  readonly post: (message: DuplicateMapMessage) => void;
}

export class DuplicateMap {
  readonly #options: DuplicateMapOptions;
  readonly #message = element('p', { className: 'message', attributes: { role: 'status' } });
  readonly #find = element('button', {
    className: 'button',
    text: 'Find Duplicates',
    attributes: { type: 'button' },
  });
  readonly #legend = element('ul', {
    className: 'legend',
    attributes: { 'aria-label': 'Colours' },
  });
  readonly #treemap;
  readonly #table;
  readonly #select;
  #view: PersistedMapView;
  #state: DuplicateMapState = { cells: [], message: '' };

  constructor(options: DuplicateMapOptions) {
    this.#options = options;
    this.#view = options.persisted;
    this.#treemap = createTreemap({
      onActivate: (activeId) => {
        this.#become({ ...this.#view, activeId });
      },
      onOpen: (id) => {
        this.#open(id);
      },
    });
    this.#table = createTable((id) => {
      this.#open(id);
    });
    this.#select = colourSelect(this.#view.colouring, (colouring) => {
      this.#become({ ...this.#view, colouring });
    });
    this.#find.addEventListener('click', () => {
      options.post({ type: 'find' });
    });
    this.#render();
  }

  /** In the order in which Tab visits them. */
  get elements(): readonly HTMLElement[] {
    const bar = element('div', {
      className: 'bar',
      children: [this.#message, this.#find, this.#select, this.#legend],
    });
    return [element('main', { children: [bar, this.#treemap.root, this.#table.root] })];
  }

  receive(state: DuplicateMapState): void {
    // Equal cells stay the same object, so that the picture is left alone.
    const isEqual = JSON.stringify(state.cells) === JSON.stringify(this.#state.cells);
    this.#state = isEqual ? { ...state, cells: this.#state.cells } : state;
    this.#render();
  }

  #open(id: string): void {
    this.#options.post({ type: 'open', id });
  }

  #become(view: PersistedMapView): void {
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    this.#options.persist(view);
    this.#render();
  }

  #render(): void {
    const { cells, message } = this.#state;
    const { colouring, activeId } = this.#view;
    const legend = legendOf(cells, colouring);
    const isEmpty = cells.length === 0;
    const rest =
      cells.length > maxCells ? ` The picture shows the ${String(maxCells)} largest.` : '';
    const text = message + rest;
    if (this.#message.textContent !== text) this.#message.textContent = text;
    this.#find.hidden = !isEmpty;
    this.#select.hidden = isEmpty;
    this.#treemap.root.hidden = isEmpty;
    this.#table.root.hidden = isEmpty;
    this.#legend.replaceChildren(
      ...legend
        .filter(({ colour }) => colour !== undefined)
        .map(({ name, colour }) => legendItem(name, String(colour))),
      ...(legend.some(({ colour }) => colour === undefined) ? [legendItem('other', 'other')] : []),
    );
    this.#treemap.render({ cells, legend, colouring, activeId });
    this.#table.render(cells);
  }
}

function legendItem(name: string, colour: string): HTMLElement {
  const swatch = element('span', { className: 'swatch', attributes: { 'aria-hidden': 'true' } });
  swatch.dataset['colour'] = colour;
  return element('li', { children: [swatch, element('span', { text: name })] });
}

function colourSelect(
  current: Colouring,
  onChange: (colouring: Colouring) => void,
): HTMLLabelElement {
  const select = element('select', {
    children: colourings.map((value) => element('option', { text: value, attributes: { value } })),
  });
  select.value = current;
  select.addEventListener('change', () => {
    onChange(colourings.find((each) => each === select.value) ?? 'type');
  });
  return element('label', {
    className: 'colouring',
    children: [element('span', { text: 'Colour by' }), select],
  });
}
