// Which places may say the same: functions beside functions, classes beside classes, sections
// beside sections, and never a place beside what it is part of.

import { overlaps } from '../../lineRange.ts';
import type { Chunk } from '../../model.ts';
import { isData, isDocumentation } from '../../search/query/areas.ts';
import type { ComparableKind } from './meaningThresholds.ts';

type ChunkFacts = Pick<Chunk, 'path' | 'language' | 'kind'>;

/** @returns undefined for what is not compared by meaning: data, settings, single variables */
export function comparableKind(chunk: ChunkFacts): ComparableKind | undefined {
  if (isDocumentation(chunk)) return 'section';
  if (isData(chunk)) return undefined;
  switch (chunk.kind) {
    case 'function':
    case 'block':
    case 'text':
      return 'function';
    case 'class':
    case 'type':
    case 'module':
      return 'class';
    case 'section':
      return 'section';
    case 'variable':
      return undefined;
  }
}

/** Whether two chunks of one file are parts of each other, or of one definition cut in pieces. */
export function belongTogether(
  a: Pick<Chunk, 'lines' | 'symbol'>,
  b: Pick<Chunk, 'lines' | 'symbol'>,
): boolean {
  if (overlaps(a.lines, b.lines)) return true;
  if (a.symbol === undefined || b.symbol === undefined) return false;
  return (
    a.symbol === b.symbol ||
    a.symbol.startsWith(`${b.symbol}.`) ||
    b.symbol.startsWith(`${a.symbol}.`)
  );
}
