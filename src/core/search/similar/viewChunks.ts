// The chunks of one file as a view holds them.

import type { Chunk, LineRange } from '../../model.ts';
import type { ChunkTable } from '../../store/chunkTable.ts';
import type { IndexView } from '../../store/indexView.ts';

export function chunksOfFile({ chunks }: IndexView, path: string): Chunk[] {
  return slotsOfPath(chunks, path).flatMap((slot) => chunks.chunkAt(slot) ?? []);
}

/** Also true of an empty file, which has no chunks. */
export function holdsFile({ chunks }: IndexView, path: string): boolean {
  return [...chunks.files()].some((file) => file.path === path);
}

export function slotsOfPath(chunks: ChunkTable, path: string): readonly number[] {
  for (const file of chunks.files()) {
    if (file.path === path) return chunks.slotsOfFile(file.id);
  }
  return [];
}

/**
 * The shortest range that holds the line; where none does (a blank line between two), the
 * nearest one.
 *
 * @returns undefined when there is no range at all
 */
export function innermostAt<T extends { readonly lines: LineRange }>(
  places: readonly T[],
  line: number,
): T | undefined {
  const rank = ({ lines }: T): number => {
    const distance = Math.max(lines.start - line, line - lines.end, 0);
    return distance * 1e7 + (lines.end - lines.start);
  };
  return places.reduce<T | undefined>(
    (best, place) => (best === undefined || rank(place) < rank(best) ? place : best),
    undefined,
  );
}
