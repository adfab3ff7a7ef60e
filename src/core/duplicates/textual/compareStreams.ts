// Two files that share fingerprints → the pairs of spans that are clones.

import { isSameRange, lineCount, overlaps } from '../../lineRange.ts';
import type { CloneType, DuplicateContent } from '../duplicateCluster.ts';
import { leastLinesOf } from '../duplicateOptions.ts';
import type { DuplicatePair, SourceFile } from '../pair.ts';
import { cloneOf } from './alignTexts.ts';
import { type Chain, chainRuns } from './chainRuns.ts';
import { cloneThresholds as thresholds } from './cloneThresholds.ts';
import { commentLines } from './commentLines.ts';
import { growRuns, type TokenPair } from './growRuns.ts';
import type { Pieces } from './pieces.ts';
import { snapToChunks } from './snapToChunks.ts';
import { splitAtBorders } from './splitAtBorders.ts';
import { syntaxOf } from './syntax.ts';
import { sliceLines, type TokenLines } from './tokenLines.ts';
import { trimBrackets } from './trimBrackets.ts';
import { type LinePair, wholeLines } from './wholeLines.ts';

/** What of a file is compared with its like. */
export interface Stream {
  readonly file: SourceFile;
  readonly tokens: TokenLines;
  readonly content: DuplicateContent;
}

/** With what its file is made of. */
export interface PiecedStream extends Stream {
  readonly pieces: Pieces;
}

/** A short piece is the same by chance less often where all of it is. */
export function minTokensOf(content: DuplicateContent, cloneType: CloneType): number {
  if (content === 'code') {
    return cloneType <= 2 ? thresholds.minSameCodeTokens : thresholds.minCodeTokens;
  }
  return content === 'docs' ? thresholds.minProseTokens : thresholds.minCommentTokens;
}

/**
 * @param places    tokens of `a` and `b` in turn where the same fingerprint stands, ascending by `a`
 * @param minLines  spans shorter than this on either side are not told
 */
export function compareStreams(
  a: PiecedStream,
  b: PiecedStream,
  places: readonly number[],
  minLines: number,
): DuplicatePair[] {
  const pair: TokenPair = { a: a.tokens, b: b.tokens, isSelf: a.tokens === b.tokens };
  const { gram } = a.content === 'code' ? thresholds.code : thresholds.prose;
  const chains = chainRuns(pair, growRuns(pair, places, gram));
  return chains.flatMap((chain) => pairsOfChain(a, b, pair, chain, minLines));
}

/** Where a chain differs too much to be one clone, its runs may still be some. */
function pairsOfChain(
  a: PiecedStream,
  b: PiecedStream,
  pair: TokenPair,
  chain: Chain,
  minLines: number,
): DuplicatePair[] {
  const whole = pairsOfOneChain(a, b, pair, chain, minLines);
  if (whole.length > 0) return whole;
  if (chain.runs.length === 1) return [];
  return chain.runs.flatMap((run) => {
    const alone: Chain = {
      a: { start: run.a, end: run.a + run.length },
      b: { start: run.b, end: run.b + run.length },
      runs: [run],
    };
    return pairsOfOneChain(a, b, pair, alone, minLines);
  });
}

function pairsOfOneChain(
  a: PiecedStream,
  b: PiecedStream,
  pair: TokenPair,
  chain: Chain,
  minLines: number,
): DuplicatePair[] {
  const matched = chain.runs.reduce((sum, { length }) => sum + length, 0);
  if (matched < minTokensOf(a.content, 3)) return [];
  if (a.content === 'comments') {
    return commentLines(pair, chain, matched)
      .flatMap((block) => judge(a, b, block, minLines) ?? [])
      .slice(0, 1);
  }
  const found = wholeLines(pair, chain);
  if (found === undefined) return [];
  const parts =
    a.content === 'code'
      ? splitAtBorders(a.pieces.inner, b.pieces.inner, trimBrackets(pair, found))
      : [found];
  return parts.flatMap((lines) => pairOfLines(a, b, lines, minLines) ?? []);
}

function pairOfLines(
  a: PiecedStream,
  b: PiecedStream,
  lines: LinePair,
  minLines: number,
): DuplicatePair | undefined {
  const [snapped, own] = snapToChunks(
    { tokens: a.tokens, pieces: a.pieces.all },
    { tokens: b.tokens, pieces: b.pieces.all },
    lines,
  );
  const judged = judge(a, b, snapped, minLines);
  return judged ?? (areSame(snapped, own) ? undefined : judge(a, b, own, minLines));
}

function areSame(one: LinePair, other: LinePair): boolean {
  return isSameRange(one.a, other.a) && isSameRange(one.b, other.b);
}

/** What some kinds of code ask for besides the thresholds of their type. */
function leastSimilarityOf(a: Stream, b: Stream, cloneType: CloneType): number {
  if (a.content !== 'code') return 0;
  if (syntaxOf(a.file.language).literal) return thresholds.minLiteralSimilarity;
  const areTestsOfOneFile = a.file === b.file && a.file.isTest && cloneType === 3;
  return areTestsOfOneFile ? thresholds.minSameTestSimilarity : 0;
}

/** @returns undefined when the lines are too few, too different, or overlap */
export function judge(
  a: Stream,
  b: Stream,
  lines: LinePair,
  minLines: number,
): DuplicatePair | undefined {
  const shorter = Math.min(lineCount(lines.a), lineCount(lines.b));
  if (shorter < leastLinesOf(a.content, minLines)) return undefined;
  if (a.file === b.file && overlaps(lines.a, lines.b)) return undefined;
  const tokensA = sliceLines(a.tokens, lines.a);
  const tokensB = sliceLines(b.tokens, lines.b);
  const tokenCount = Math.min(tokensA.exact.length, tokensB.exact.length);
  if (tokenCount < minTokensOf(a.content, 1)) return undefined;
  const clone = cloneOf(tokensA, tokensB, a.content);
  if (clone === undefined || tokenCount < minTokensOf(a.content, clone.cloneType)) return undefined;
  if (clone.similarity < leastSimilarityOf(a, b, clone.cloneType)) return undefined;
  return {
    a: { file: a.file, lines: lines.a },
    b: { file: b.file, lines: lines.b },
    content: a.content,
    ...clone,
  };
}
