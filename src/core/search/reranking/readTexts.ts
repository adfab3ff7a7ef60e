// The texts of ranked places as the scorer reads them: as the encoder does, from what the disk or
// the editor holds now.

import { shownLines } from '../../chunking/notebook/shownLines.ts';
import { documentText, headerOf } from '../../indexing/documentText.ts';
import { openFiles } from '../page/openFiles.ts';
import type { PageRoot } from '../page/rankedPlace.ts';
import type { RankedPiece } from '../rankCandidates.ts';

export interface PlaceToRead {
  readonly place: RankedPiece;
  readonly text: string;
}

/** @returns in their order; without those whose file is gone */
export async function readTexts(
  roots: readonly PageRoot[],
  places: readonly RankedPiece[],
): Promise<PlaceToRead[]> {
  const open = openFiles(roots);
  const read = places.map(async (place): Promise<PlaceToRead[]> => {
    const { chunk, rootIndex } = place.candidate;
    const file = await open(rootIndex, chunk.path);
    return file === undefined ? [] : [{ place, text: file.slice(chunk.lines) }];
  });
  return (await Promise.all(read)).flat();
}

/**
 * The index does not keep the signatures around a piece, so its name stands for them.
 *
 * @param countTokens  as the scorer does
 */
export function documentOf(
  { place, text }: PlaceToRead,
  countTokens: (text: string) => number,
): string {
  const { path, language, symbol, heading } = place.candidate.chunk;
  const lines = shownLines(language, text.split('\n')).join('\n');
  return documentText(headerOf(path, countTokens), symbol ?? heading, lines);
}
