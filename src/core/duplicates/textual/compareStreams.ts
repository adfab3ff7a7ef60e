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
import { snapToChunks } from './snapToChunks.ts';
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
  a: Stream,
  b: Stream,
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
  a: Stream,
  b: Stream,
  pair: TokenPair,
  chain: Chain,
  minLines: number,
): DuplicatePair[] {
  const whole = pairOfChain(a, b, pair, chain, minLines);
  if (whole !== undefined) return [whole];
  if (chain.runs.length === 1) return [];
  return chain.runs.flatMap((run) => {
    const alone: Chain = {
      a: { start: run.a, end: run.a + run.length },
      b: { start: run.b, end: run.b + run.length },
      runs: [run],
    };
    return pairOfChain(a, b, pair, alone, minLines) ?? [];
  });
}

function pairOfChain(
  a: Stream,
  b: Stream,
  pair: TokenPair,
  chain: Chain,
  minLines: number,
): DuplicatePair | undefined {
  const matched = chain.runs.reduce((sum, { length }) => sum + length, 0);
  if (matched < minTokensOf(a.content, 3)) return undefined;
  if (a.content === 'comments') {
    const block = commentLines(pair, chain, matched);
    return block && judge(a, b, block, minLines);
  }
  const found = wholeLines(pair, chain);
  if (found === undefined) return undefined;
  const lines = a.content === 'code' ? trimBrackets(pair, found) : found;
  const snapped = snapToChunks(chunked(a), chunked(b), lines);
  const judged = judge(a, b, snapped, minLines);
  return judged ?? (areSame(snapped, lines) ? undefined : judge(a, b, lines, minLines));
}

function areSame(one: LinePair, other: LinePair): boolean {
  return isSameRange(one.a, other.a) && isSameRange(one.b, other.b);
}

function chunked({ file, tokens }: Stream) {
  return { tokens, chunks: file.chunks };
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
  const clone = cloneOf(tokensA, tokensB);
  if (clone === undefined || tokenCount < minTokensOf(a.content, clone.cloneType)) return undefined;
  const isData = a.content === 'code' && syntaxOf(a.file.language).literal;
  if (isData && clone.similarity < thresholds.minLiteralSimilarity) return undefined;
  return {
    a: { file: a.file, lines: lines.a },
    b: { file: b.file, lines: lines.b },
    content: a.content,
    ...clone,
  };
}
