// Goes down the ranking until the page is full: reads the files, passes over what is gone, and
// puts near-identical places behind the best ranked of them.

import { isSameRange } from '../../lineRange.ts';
import { areNearIdentical, nameKeyOf, placeText, type PlaceText } from './nearIdentical.ts';
import { openFiles } from './openFiles.ts';
import type { PageRoot, RankedPlace } from './rankedPlace.ts';

/** A place of the page, with its text as it is now. */
export interface Gathered {
  readonly place: RankedPlace;
  readonly text: string;
  readonly stale: boolean;
  /** Near-identical places further down, best first. */
  readonly alike: readonly RankedPlace[];
}

/** Places behind a full page that are read because they are called like a hit of it. */
const maxReadBehind = 20;

/** @returns at most `limit`, best first */
export async function collapseAlike(
  roots: readonly PageRoot[],
  ranked: readonly RankedPlace[],
  limit: number,
): Promise<readonly Gathered[]> {
  const read = createReader(roots);
  const page: OpenEntry[] = [];
  let next = 0;
  while (page.length < limit && next < ranked.length) {
    const batch = ranked.slice(next, next + limit - page.length);
    next += batch.length;
    for (const found of await Promise.all(batch.map(read))) {
      if (found !== undefined && !joinAlike(page, found)) page.push({ ...found, alike: [] });
    }
  }
  const keys = new Set(page.map(({ compared }) => compared.nameKey));
  const behind = firstCalled(keys, ranked, next);
  for (const found of await Promise.all(behind.map(read))) {
    if (found !== undefined) joinAlike(page, found);
  }
  return page;
}

/** @returns the first few places from `start` on that are called like a hit of the page */
function firstCalled(
  nameKeys: ReadonlySet<string>,
  ranked: readonly RankedPlace[],
  start: number,
): RankedPlace[] {
  const called: RankedPlace[] = [];
  for (let index = start; index < ranked.length && called.length < maxReadBehind; index++) {
    const place = ranked[index];
    if (place !== undefined && nameKeys.has(nameKeyOf(place.chunk))) called.push(place);
  }
  return called;
}

interface FoundPlace {
  readonly place: RankedPlace;
  readonly text: string;
  readonly stale: boolean;
  readonly compared: PlaceText;
}

interface OpenEntry extends FoundPlace {
  readonly alike: RankedPlace[];
}

/** @returns whether a hit of the page stands for the place */
function joinAlike(page: readonly OpenEntry[], { place, compared }: FoundPlace): boolean {
  const best = page.find((entry) => areNearIdentical(entry.compared, compared));
  if (best === undefined) return false;
  if (!areSameLines(best.place, place)) best.alike.push(place);
  return true;
}

/** Pieces of one very long line: there is nothing more to see at the second. */
function areSameLines(a: RankedPlace, b: RankedPlace): boolean {
  return (
    a.rootIndex === b.rootIndex &&
    a.chunk.path === b.chunk.path &&
    isSameRange(a.chunk.lines, b.chunk.lines)
  );
}

function createReader(
  roots: readonly PageRoot[],
): (place: RankedPlace) => Promise<FoundPlace | undefined> {
  const open = openFiles(roots);
  return async (place) => {
    const { chunk, rootIndex } = place;
    const file = await open(rootIndex, chunk.path);
    if (file === undefined) return undefined; // a ghost: it is not shown
    const text = file.slice(chunk.lines);
    const compared = placeText(`${String(rootIndex)}:${chunk.path}`, nameKeyOf(chunk), text);
    return { place, text, stale: file.stale, compared };
  };
}
