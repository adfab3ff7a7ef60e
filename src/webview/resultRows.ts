// One row of the result list as elements: a file with its hits' count, or a hit with its
// lines, its marked words and its score bar.

import type { PanelHit, PanelLine } from '../protocol/panelState.ts';
import { drawing, element } from './dom.ts';
import { controlDrawings, hitDrawings } from './icons.ts';
import type { Row } from './state.ts';

export function rowElement(row: Row): HTMLElement {
  const created = row.type === 'file' ? fileRow(row) : hitRow(row.hit, row.level);
  created.id = elementId(row.id);
  created.dataset['row'] = row.id;
  created.setAttribute('role', 'treeitem');
  created.setAttribute('aria-level', row.type === 'hit' ? String(row.level) : '1');
  created.setAttribute('aria-posinset', String(row.position));
  created.setAttribute('aria-setsize', String(row.setSize));
  return created;
}

/** An id without characters that are special in an IDREF list. */
export function elementId(rowId: string): string {
  return `row-${encodeURIComponent(rowId)}`;
}

function fileRow(row: Extract<Row, { type: 'file' }>): HTMLElement {
  return element('div', {
    className: `row file${row.expanded ? ' expanded' : ''}`,
    attributes: {
      'aria-expanded': String(row.expanded),
      'aria-label': `${row.fileName}, ${row.folder}, ${counted(row.hitCount, 'result')}`,
      title: joinPath(row.folder, row.fileName),
    },
    children: [
      drawing('chevron', controlDrawings.chevron),
      element('span', { className: 'name', text: row.fileName }),
      folderElement(row.folder),
      element('span', { className: 'badge', text: String(row.hitCount) }),
    ],
  });
}

function hitRow(hit: PanelHit, level: 1 | 2): HTMLElement {
  const children = [hitHead(hit)];
  if (level === 1) children.push(hitPlace(hit));
  if (hit.lines.length > 0) children.push(snippetElement(hit.lines));
  return element('div', {
    className: `row hit level-${String(level)}`,
    attributes: {
      'aria-label': hitLabel(hit),
      title: [`${joinPath(hit.folder, hit.fileName)}:${hit.lineLabel}`, hit.explanation]
        .filter((part) => part !== '')
        .join('\n'),
    },
    children,
  });
}

function hitHead(hit: PanelHit): HTMLElement {
  const parts = [
    drawing(`kind ${hit.icon}`, hitDrawings[hit.icon]),
    element('span', { className: 'title', text: hit.title }),
    element('span', { className: 'lines', text: hit.lineLabel }),
    similarButton(),
    scoreBar(hit.relevance),
  ];
  return element('div', { className: 'head', children: parts });
}

/** For the mouse; the list itself has the keys. */
function similarButton(): HTMLElement {
  return element('span', {
    className: 'find-similar',
    attributes: { title: 'Find Similar (Alt+Enter)', 'aria-hidden': 'true' },
    children: [drawing('', controlDrawings.similar)],
  });
}

function hitPlace(hit: PanelHit): HTMLElement {
  return element('div', {
    className: 'place',
    children: [
      element('span', { className: 'name', text: hit.fileName }),
      folderElement(hit.folder),
    ],
  });
}

/** A long folder loses its beginning, not its end: the end tells files apart. */
function folderElement(folder: string): HTMLElement {
  return element('span', {
    className: 'folder',
    children: [element('bdi', { attributes: { dir: 'ltr' }, text: folder })],
  });
}

function scoreBar(relevance: number): HTMLElement {
  const fill = element('span', { className: 'score-fill' });
  fill.style.inlineSize = `${String(Math.round(relevance * 100))}%`;
  return element('span', {
    className: 'score',
    attributes: { 'aria-hidden': 'true' },
    children: [fill],
  });
}

function snippetElement(lines: readonly PanelLine[]): HTMLElement {
  return element('div', {
    className: 'snippet',
    children: lines.map((line) =>
      element('div', { className: 'line', children: line.segments.map(segmentNode) }),
    ),
  });
}

function segmentNode(segment: PanelLine['segments'][number]): Node {
  return segment.marked
    ? element('mark', { text: segment.text })
    : document.createTextNode(segment.text);
}

function hitLabel(hit: PanelHit): string {
  const relevance = `relevance ${String(Math.round(hit.relevance * 100))} percent`;
  const stale = hit.stale ? ', changed since it was indexed' : '';
  const place = joinPath(hit.folder, hit.fileName);
  return `${hit.title}, ${place}, lines ${hit.lineLabel}, ${relevance}${stale}`;
}

function joinPath(folder: string, fileName: string): string {
  return folder === '' ? fileName : `${folder}/${fileName}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
