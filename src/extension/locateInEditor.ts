// The line at which a hit is opened: where the words of the question stand, or what is closest to
// it in meaning when they stand nowhere. Pure: knows no vscode.

import { locateLine, type SpanEncoder } from '../core/search/page/locateLine.ts';
import type { Hit } from '../core/searchEngine.ts';
import type { PlaceToOpen } from './hitDisplay.ts';

/** Nobody waits longer for a better line; while an index is being filled, the engine is busy. */
const maxWaitMs = 200;

/**
 * @param text   of the whole document, as it is in the editor
 * @param query  that found the place; undefined when no question did
 * @returns      1-based, within the place; its own best line when there is none better
 */
export async function locateInEditor(
  engine: SpanEncoder,
  place: PlaceToOpen & Pick<Partial<Hit>, 'symbol' | 'heading'>,
  text: string,
  query: string | undefined,
): Promise<number> {
  if (query === undefined) return place.bestLine;
  const { start, end } = place.lines;
  const lines = text.split(/\r?\n/).slice(start - 1, end);
  try {
    const signal = AbortSignal.timeout(maxWaitMs);
    return start + (await locateLine(engine, query, lines, place, signal));
  } catch {
    return place.bestLine; // an engine that is away or busy must not keep a file closed
  }
}
