// The search box with its filters. It reports what is typed and which way the keys lead; it
// decides nothing.

import type { PanelFilters } from '../protocol/panelState.ts';
import { drawing, element } from './dom.ts';
import { controlDrawings } from './icons.ts';
import { hasFilters, type ViewState } from './state.ts';

export interface SearchBoxEvents {
  onQuery(query: string): void;
  onFilters(filters: PanelFilters): void;
  onToggleFilters(): void;
  onSubmit(toSide: boolean): void;
  onEscape(): void;
  onEnterList(): void;
}

export interface SearchBox {
  readonly root: HTMLElement;
  render(state: ViewState): void;
  focus(): void;
}

export function createSearchBox(events: SearchBoxEvents): SearchBox {
  const parts = buildParts();
  const { root, query, paths, languages, clear, filter, filters } = parts;
  listen(parts, events);
  return {
    root,
    render(state) {
      setValue(query, state.query);
      setValue(paths, state.filters.paths);
      setValue(languages, state.filters.languages);
      clear.hidden = state.query === '';
      filters.hidden = !state.filtersOpen;
      filter.setAttribute('aria-expanded', String(state.filtersOpen));
      filter.classList.toggle('on', hasFilters(state.filters));
    },
    focus() {
      query.focus();
      query.select();
    },
  };
}

type Parts = ReturnType<typeof buildParts>;

function buildParts() {
  const query = textInput('query', 'Search by meaning', 'Search by meaning');
  query.title =
    'Ask in plain words. Narrow it with path: lang: kind: symbol: in: and "quoted text".';
  const paths = textInput('paths', 'Files to include or exclude', 'e.g. src/**, !test');
  const languages = textInput('languages', 'Languages', 'e.g. typescript, python');
  const clear = iconButton('clear', 'Clear search', controlDrawings.clear);
  const filter = iconButton('filter', 'Filter by path or language', controlDrawings.filter);
  filter.setAttribute('aria-controls', 'filters');
  const filters = element('div', {
    className: 'filters',
    attributes: { id: 'filters' },
    children: [field('files', paths), field('languages', languages)],
  });
  const box = element('div', { className: 'search-box', children: [query, clear, filter] });
  const root = element('div', {
    className: 'search',
    attributes: { role: 'search' },
    children: [box, filters],
  });
  return { root, query, paths, languages, clear, filter, filters };
}

function listen(parts: Parts, events: SearchBoxEvents): void {
  const { query, paths, languages, clear, filter, filters } = parts;
  query.addEventListener('input', () => {
    events.onQuery(query.value);
  });
  for (const input of [paths, languages]) {
    input.addEventListener('input', () => {
      events.onFilters({ paths: paths.value, languages: languages.value });
    });
  }
  for (const input of [query, paths, languages]) {
    input.addEventListener('keydown', (event) => {
      onInputKey(event, events);
    });
  }
  clear.addEventListener('click', () => {
    query.focus();
    events.onQuery('');
  });
  filter.addEventListener('click', () => {
    events.onToggleFilters();
    if (!filters.hidden) paths.focus();
  });
}

function onInputKey(event: KeyboardEvent, events: SearchBoxEvents): void {
  if (event.isComposing) return; // the keys belong to the input method
  if (event.key === 'Enter') events.onSubmit(event.ctrlKey || event.metaKey);
  else if (event.key === 'Escape') events.onEscape();
  else if (event.key === 'ArrowDown') events.onEnterList();
  else return;
  event.preventDefault();
}

/** Leaves the caret where it is when nothing changes. */
function setValue(input: HTMLInputElement, value: string): void {
  if (input.value !== value) input.value = value;
}

function field(label: string, input: HTMLInputElement): HTMLElement {
  return element('label', {
    className: 'field',
    children: [element('span', { className: 'field-label', text: label }), input],
  });
}

function textInput(id: string, label: string, placeholder: string): HTMLInputElement {
  return element('input', {
    className: 'input',
    attributes: {
      id,
      type: 'text',
      placeholder,
      'aria-label': label,
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
    },
  });
}

function iconButton(name: string, label: string, paths: readonly string[]): HTMLButtonElement {
  return element('button', {
    className: `icon-button ${name}`,
    attributes: { type: 'button', title: label, 'aria-label': label },
    children: [drawing('', paths)],
  });
}
