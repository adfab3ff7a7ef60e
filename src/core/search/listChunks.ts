// The answer to a query that has filters and no words: all that passes them, best-named first.

import type { Chunk } from '../model.ts';
import type { Reason } from '../searchEngine.ts';
import { lastPart, splitSymbols } from '../chunking/symbols.ts';
import type { IndexView } from '../store/indexView.ts';
import type { Candidate } from './candidate.ts';
import { isTestPath } from './query/areas.ts';
import type { ChunkTest } from './query/chunkFilter.ts';
import type { FilterClause } from './query/filters.ts';
import { compileSymbolPattern } from './query/symbolPattern.ts';
import type { RankedCandidate } from './rankCandidates.ts';

/**
 * @param accept  undefined lists everything
 * @returns       in no order, see {@link rankListed}
 */
export function listChunks(
  view: IndexView,
  rootIndex: number,
  accept: ChunkTest | undefined,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (let slot = 0; slot < view.chunks.slots; slot++) {
    const chunk = view.chunks.chunkAt(slot);
    if (chunk === undefined || accept?.(chunk) === false) continue;
    const file = view.chunks.fileOf(slot);
    if (file !== undefined) candidates.push({ chunk, file, rootIndex, slot, ...nothingMatched });
  }
  return candidates;
}

/** No word was looked up. */
export const nothingMatched = {
  exactPlace: undefined,
  stemPlace: undefined,
  meaningPlace: undefined,
  exactScore: 0,
  stemScore: 0,
  held: 0,
  named: 0,
  similarity: undefined,
} as const;

/**
 * The nearer a symbol is to what was typed, the higher; then programs before tests, definitions
 * before other text, and the order of the files.
 *
 * @returns best first; not cut
 */
export function rankListed(
  candidates: readonly Candidate[],
  filters: readonly FilterClause[],
): RankedCandidate[] {
  const closenessOf = symbolCloseness(filters);
  const byCloseness = Map.groupBy(inOrderOfFiles(candidates), ({ chunk }) => closenessOf(chunk));
  return [...byCloseness]
    .sort(([a], [b]) => b - a)
    .flatMap(([closeness, equals]) => inTiers(equals).map(toRanked(closeness)));
}

/** Thousands of places are sorted by their files, of which there are few. */
function inOrderOfFiles(candidates: readonly Candidate[]): Candidate[] {
  const byRoot = Map.groupBy(candidates, ({ rootIndex }) => rootIndex);
  return [...byRoot]
    .sort(([a], [b]) => a - b)
    .flatMap(([, ofRoot]) =>
      [...Map.groupBy(ofRoot, ({ chunk }) => chunk.path)].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    .flatMap(([, ofFile]) => ofFile.sort((a, b) => a.chunk.lines.start - b.chunk.lines.start));
}

/** Definitions of programs, other text of programs, and the same of tests. */
function inTiers(candidates: readonly Candidate[]): Candidate[] {
  const tiers = Map.groupBy(
    candidates,
    ({ chunk: { path, symbol } }) => (isTestPath(path) ? 2 : 0) + (symbol === undefined ? 1 : 0),
  );
  return [0, 1, 2, 3].flatMap((tier) => tiers.get(tier) ?? []);
}

function toRanked(closeness: number): (candidate: Candidate) => RankedCandidate {
  const reasons = (): Reason[] => [
    {
      feature: 'filters',
      value: closeness,
      contribution: closeness,
      label: 'passes the filters of the query',
    },
  ];
  return (candidate) => ({ candidate, score: closeness, reasons });
}

/** @returns how much of a chunk's best name was spelled out, 0…1; 1 when no symbol was asked for */
function symbolCloseness(filters: readonly FilterClause[]): (chunk: Chunk) => number {
  const asked = filters
    .filter(({ name, negated }) => name === 'symbol' && !negated)
    .flatMap(({ values }) => values)
    .map((value) => ({ fits: compileSymbolPattern(value), letters: letterCount(value) }));
  if (asked.length === 0) return () => 1;
  return ({ symbol }) =>
    Math.max(
      0,
      ...splitSymbols(symbol).flatMap((name) =>
        asked.flatMap(({ fits, letters }) =>
          fits(name) ? [Math.min(1, letters / lastPart(name).length)] : [],
        ),
      ),
    );
}

function letterCount(glob: string): number {
  return lastPart(glob).replace(/[*?]/g, '').length;
}
