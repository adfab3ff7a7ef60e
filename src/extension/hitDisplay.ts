// A hit as people see it: title, place, lines and reasons, the same words in the panel and in
// the quick pick. Pure: knows no vscode.

import type { LineRange } from '../core/model.ts';
import type { Hit } from '../core/searchEngine.ts';
import type { PanelHit } from '../protocol/panelState.ts';
import { snippetLines } from './snippetLines.ts';

export interface ShownHit {
  readonly hit: Hit;
  readonly shown: PanelHit;
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
    const place = `${fileIdOf(hit)}:${lineLabel(hit.lines)}`;
    const repeats = seen.get(place) ?? 0;
    seen.set(place, repeats + 1);
    // Pieces of one very long line share their place.
    const id = repeats === 0 ? place : `${place}#${String(repeats)}`;
    return { hit, shown: showHit(hit, id, rootNames) };
  });
}

export function lineLabel(lines: LineRange): string {
  return lines.start === lines.end
    ? String(lines.start)
    : `${String(lines.start)}–${String(lines.end)}`;
}

function showHit(hit: Hit, id: string, rootNames: ReadonlyMap<string, string>): PanelHit {
  const { folder, fileName } = splitPath(hit.path);
  return {
    id,
    fileId: fileIdOf(hit),
    fileName,
    folder: withRoot(folder, rootNames.size > 1 ? rootNames.get(hit.root) : undefined),
    icon: hit.kind,
    title: hit.symbol ?? lastHeading(hit.heading) ?? fileName,
    lineLabel: lineLabel(hit.lines),
    relevance: Math.min(1, Math.max(0, hit.relevance)),
    explanation: explain(hit),
    stale: hit.snippet?.stale ?? false,
    lines: hit.snippet === undefined ? [] : snippetLines(hit.snippet, linesPerHit),
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

function lastHeading(heading: string | undefined): string | undefined {
  return heading?.split(' › ').at(-1);
}

function explain(hit: Hit): string {
  const lines = [
    ...(hit.heading === undefined ? [] : [hit.heading]),
    ...hit.reasons.map((reason) => reason.label),
    ...(hit.snippet?.stale === true ? ['changed since it was indexed'] : []),
  ];
  return lines.join('\n');
}
