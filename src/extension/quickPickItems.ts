// Hits as rows of the quick pick. Pure: knows no vscode.

import type { Hit, SearchResult } from '../core/searchEngine.ts';
import type { HitIcon } from '../protocol/panelState.ts';
import { alikeText, type ShownHit } from './hitDisplay.ts';

export interface HitItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly alwaysShow: true;
  readonly hit: Hit;
}

const codicons: Readonly<Record<HitIcon, string>> = {
  function: 'symbol-method',
  class: 'symbol-class',
  type: 'symbol-interface',
  module: 'symbol-namespace',
  variable: 'symbol-variable',
  section: 'book',
  block: 'symbol-snippet',
  text: 'file',
};

/**
 * The label is an icon only: VS Code sorts rows whose label matches the query to the top, and
 * our ranking would be lost. The words are in the description and the detail.
 */
export function hitItem({ hit, shown }: ShownHit): HitItem {
  const folder = shown.folder === '' ? '' : `${shown.folder}/`;
  const place = `${folder}${shown.fileName}:${shown.lineLabel}`;
  const text = bestLineText(hit, shown);
  const name = shown.title === shown.fileName ? '' : shown.title;
  return {
    label: `$(${codicons[shown.icon]})`,
    description: [name, place, alikeText(hit)].filter((part) => part !== '').join('  ·  '),
    detail: text === '' ? ' ' : text,
    alwaysShow: true,
    hit,
  };
}

/** What the title of the quick pick says of the answer. */
export function answerTitle(result: SearchResult): string {
  const pending = result.coverage.complete ? undefined : result.coverage.notes[0];
  return pending === undefined ? 'Kindred' : `Kindred: ${pending}`;
}

function bestLineText(hit: Hit, shown: ShownHit['shown']): string {
  const line = shown.lines.find(({ number }) => number === hit.bestLine) ?? shown.lines[0];
  const text = line?.segments.map((segment) => segment.text).join('') ?? '';
  // A `$(name)` in the code would be drawn as an icon.
  return text.trim().replaceAll('$(', '$\u200b(');
}
