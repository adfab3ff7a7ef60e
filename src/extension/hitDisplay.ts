// A hit as people see it: title, place, lines and reasons, the same words in the panel and in
// the quick pick. Pure: knows no vscode.

import { counted } from '../base/formatCount.ts';
import { lastHeading } from '../core/chunking/headings/heading.ts';
import { rangeText } from '../core/lineRange.ts';
import type { Hit, Place } from '../core/searchEngine.ts';
import type { PanelHit, PanelReason } from '../protocol/panelState.ts';
import { snippetLines } from './snippetLines.ts';

export interface ShownHit {
  readonly hit: Hit;
  readonly shown: PanelHit;
}

/** A place with the line at which an editor opens it. */
export interface PlaceToOpen extends Place {
  readonly bestLine: number;
}

/** Lines of code beside a hit: enough to recognise it, few enough to compare many. */
const linesPerHit = 3;

/**
 * @param rootNames  name of each root by its folder; shown only when there are several
 * @returns          in the order of the hits, each with an id of its own
 */
export function showHits(
  hits: readonly Hit[],
  rootNames: ReadonlyMap<string, string>,
): readonly ShownHit[] {
  const seen = new Map<string, number>();
  return hits.map((hit) => {
    const place = `${fileIdOf(hit)}:${rangeText(hit.lines)}`;
    const repeats = seen.get(place) ?? 0;
    seen.set(place, repeats + 1);
    // Pieces of one very long line share their place.
    const id = repeats === 0 ? place : `${place}#${String(repeats)}`;
    return { hit, shown: showHit(hit, id, rootNames) };
  });
}

/** @param id  of a hit, or of a place that one stands for */
export function placeToOpen(shownHits: readonly ShownHit[], id: string): PlaceToOpen | undefined {
  for (const { hit, shown } of shownHits) {
    if (shown.id === id) return hit;
    const place = hit.alike[shown.alike.findIndex((alike) => alike.id === id)];
    if (place !== undefined) return { ...place, bestLine: sameLineIn(place, hit) };
  }
  return undefined;
}

/** Near-identical text: the line lies as far down. */
function sameLineIn({ lines }: Place, hit: Hit): number {
  return Math.min(lines.end, lines.start + hit.bestLine - hit.lines.start);
}

/** `and 3 near-identical places`; empty for none. */
export function alikeText({ alike }: Hit): string {
  if (alike.length === 0) return '';
  return `and ${counted(alike.length, 'near-identical place')}`;
}

function showHit(hit: Hit, id: string, rootNames: ReadonlyMap<string, string>): PanelHit {
  const { folder, fileName } = splitPath(hit.path);
  const rootName = (root: string): string | undefined =>
    rootNames.size > 1 ? rootNames.get(root) : undefined;
  return {
    id,
    fileId: fileIdOf(hit),
    fileName,
    folder: withRoot(folder, rootName(hit.root)),
    icon: hit.kind,
    title: hit.symbol ?? lastHeading(hit.heading) ?? fileName,
    lineLabel: rangeText(hit.lines),
    relevance: Math.min(1, Math.max(0, hit.relevance)),
    explanation: explain(hit),
    reasons: hit.reasons.map(showReason),
    alike: hit.alike.map((place, index) => ({
      id: `${id}~${String(index)}`,
      label: `${withRoot(place.path, rootName(place.root))}:${rangeText(place.lines)}`,
    })),
    stale: hit.snippet?.stale ?? false,
    lines: hit.snippet === undefined ? [] : snippetLines(hit.snippet, hit.bestLine, linesPerHit),
  };
}

function fileIdOf(hit: Hit): string {
  return `${hit.root}/${hit.path}`;
}

function splitPath(path: string): { readonly folder: string; readonly fileName: string } {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, slash)), fileName: path.slice(slash + 1) };
}

function withRoot(folder: string, rootName: string | undefined): string {
  if (rootName === undefined) return folder;
  return folder === '' ? rootName : `${rootName} • ${folder}`;
}

function explain(hit: Hit): string {
  const lines = [
    ...(hit.heading === undefined ? [] : [hit.heading]),
    ...hit.reasons.map((reason) => reason.label),
    ...(hit.snippet?.stale === true ? ['changed since it was indexed'] : []),
  ];
  return lines.join('\n');
}

function showReason({ label, contribution }: Hit['reasons'][number]): PanelReason {
  const sign = contribution < 0 ? '−' : '+';
  return { label, amount: `${sign}${Math.abs(contribution).toFixed(2)}` };
}
