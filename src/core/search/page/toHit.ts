// A place with its lines → a hit as hosts see it.

import type { Chunk } from '../../model.ts';
import type { QueryTerms } from '../../lexical/queryTerms.ts';
import type { Hit } from '../../searchEngine.ts';
import { shownLines } from '../../chunking/notebook/shownLines.ts';
import { findBestLine } from './bestLine.ts';
import { type LineMatches, matchLines, type StemWeights } from './lineMatches.ts';
import { cutSnippet } from './snippet.ts';

/** A chunk's lines as a person reads them, and what each holds of the query. */
export interface ReadLines {
  readonly lines: readonly string[];
  readonly matches: readonly LineMatches[];
}

/** @param text  of the chunk, as it is now */
export function readLines({ language }: Chunk, text: string, terms: QueryTerms): ReadLines {
  const lines = shownLines(language, splitLines(text));
  return { lines, matches: matchLines(lines, terms) };
}

/** Splitting by a pattern takes several times longer, and few files need it. */
function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(/\r?\n/) : text.split('\n');
}

export interface ShownPlace
  extends Pick<Hit, 'root' | 'score' | 'relevance' | 'reasons' | 'alike'>, ReadLines {
  readonly chunk: Chunk;
  readonly similarity: number | undefined;
  readonly stale: boolean;
}

export function toHit(shown: ShownPlace, terms: QueryTerms, weights: StemWeights): Hit {
  const { chunk, lines, matches, similarity, stale } = shown;
  const bestLine = findBestLine(lines, matches, chunk, weights);
  const startLine = chunk.lines.start;
  return {
    root: shown.root,
    path: chunk.path,
    lines: chunk.lines,
    language: chunk.language,
    bestLine: startLine + bestLine,
    kind: chunk.kind,
    ...(chunk.symbol === undefined ? {} : { symbol: chunk.symbol }),
    ...(chunk.heading === undefined ? {} : { heading: chunk.heading }),
    ...(similarity === undefined ? {} : { similarity }),
    score: shown.score,
    relevance: shown.relevance,
    reasons: shown.reasons,
    alike: shown.alike,
    snippet: cutSnippet({ lines, matches, startLine, bestLine, stale }, terms),
  };
}
