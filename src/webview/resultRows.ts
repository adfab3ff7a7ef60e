// One row of the result list as elements: a file with its hits' count, or a hit with its
// lines, its marked words and its score bar.

import type { PanelHit, PanelLine, PanelPlace } from '../protocol/panelState.ts';
import { assertNever } from '../base/errors.ts';
import { counted } from '../base/formatCount.ts';
import { drawing, element } from './dom.ts';
import { controlDrawings, hitDrawings } from './icons.ts';
import { canExpand, type Row } from './rows.ts';

export function rowElement(row: Row): HTMLElement {
  const created = createRow(row);
  created.id = elementId(row.id);
  created.dataset['row'] = row.id;
  created.setAttribute('role', 'treeitem');
  created.setAttribute('aria-level', String(row.level));
  created.setAttribute('aria-posinset', String(row.position));
  created.setAttribute('aria-setsize', String(row.setSize));
  return created;
}

function createRow(row: Row): HTMLElement {
  switch (row.type) {
    case 'file':
      return fileRow(row);
    case 'hit':
      return hitRow(row);
    case 'reasons':
      return reasonsRow(row.hit);
    case 'place':
      return placeRow(row.place);
    default:
      return assertNever(row);
  }
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

function hitRow({ hit, level, expanded }: Extract<Row, { type: 'hit' }>): HTMLElement {
  const children = [hitHead(hit)];
  if (level === 1) children.push(hitPlace(hit));
  if (hit.lines.length > 0) children.push(snippetElement(hit.lines));
  if (hit.alike.length > 0) children.push(alikeElement(hit));
  return element('div', {
    className: `row hit level-${String(level)}${expanded ? ' expanded' : ''}`,
    attributes: {
      ...(canExpand(hit) ? { 'aria-expanded': String(expanded) } : {}),
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
    ...(canExpand(hit) ? [whyButton()] : []),
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

/** Not a tab stop of its own: the arrow keys do the same on the row. */
function whyButton(): HTMLElement {
  return element('span', {
    className: 'why',
    attributes: { 'data-toggle': '', 'aria-hidden': 'true', title: 'Why is this here? (→)' },
    children: [drawing('info', controlDrawings.info)],
  });
}

function alikeElement(hit: PanelHit): HTMLElement {
  return element('div', {
    className: 'alike',
    attributes: { 'data-toggle': '' },
    text: alikeText(hit),
  });
}

function alikeText({ alike }: PanelHit): string {
  return `and ${counted(alike.length, 'near-identical place')}`;
}

function placeRow(place: PanelPlace): HTMLElement {
  return element('div', {
    className: 'row below place-alike',
    attributes: { 'aria-label': `near-identical: ${place.label}`, title: place.label },
    children: [folderElement(place.label)],
  });
}

/** The amounts add up to what orders the list. */
function reasonsRow({ reasons }: PanelHit): HTMLElement {
  const text = reasons.map(({ label, amount }) => `${label} ${amount}`).join(', ');
  return element('div', {
    className: 'row below reasons',
    attributes: { 'aria-label': `Why: ${text}` },
    children: reasons.map(({ label, amount }) =>
      element('div', {
        className: 'reason',
        children: [
          element('span', { className: 'reason-label', text: label }),
          element('span', { className: 'reason-amount', text: amount }),
        ],
      }),
    ),
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
  const alike = hit.alike.length > 0 ? `, ${alikeText(hit)}` : '';
  return `${hit.title}, ${place}, lines ${hit.lineLabel}, ${relevance}${stale}${alike}`;
}

function joinPath(folder: string, fileName: string): string {
  return folder === '' ? fileName : `${folder}/${fileName}`;
}
